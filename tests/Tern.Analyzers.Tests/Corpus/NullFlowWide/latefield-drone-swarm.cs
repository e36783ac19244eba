// case: latefield-drone-swarm
// category: late-init
// rationale: template method that one subclass forgets, start order, a member set in one constructor mode only
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.LatefieldDroneSwarm;

public sealed class Radio
{
    public int Send(string s) => s.Length;
}

public abstract class Vehicle
{
    protected Radio Link = null!;
    protected string Callsign = null!;

    public Vehicle Arm()
    {
        Callsign = GetType().Name;
        OnArm();
        return this;
    }

    protected abstract void OnArm();

    public int Ping() => Link.Send(Callsign); // want: null-deref

    public int NameLength() => Arm().Callsign.Length;
}

public sealed class Scout : Vehicle
{
    protected override void OnArm() => Link = new Radio();
}

public sealed class Tanker : Vehicle
{
    private int _fuel;

    protected override void OnArm() => _fuel = 100 - _fuel;
}

public sealed class Swarm
{
    private List<Vehicle> _members = null!;
    private Radio _relay = null!;

    public Swarm(bool relayed)
    {
        if (relayed)
        {
            _relay = new Radio();
        }
    }

    public void Load(params Vehicle[] vehicles) => _members = [.. vehicles];

    public int Launch() => _members.Count; // want: null-deref

    public int Relaunch()
    {
        Load(new Scout().Arm());
        return _members.Count + _members[0].NameLength();
    }

    public int Broadcast() => _relay.Send("go"); // want: null-deref

    public int TryBroadcast() => _relay == null ? 0 : _relay.Send("go");
}

public static class Case
{
    public static void Demo1() => new Scout().Arm().Ping();
    public static void Demo2() => new Tanker().Arm().Ping();
    public static void Demo3() => new Swarm(true).Launch();
    public static void Demo4() => new Swarm(true).Relaunch();
    public static void Demo5() => new Swarm(false).Broadcast();
    public static void Demo6() => new Swarm(false).TryBroadcast();
}
