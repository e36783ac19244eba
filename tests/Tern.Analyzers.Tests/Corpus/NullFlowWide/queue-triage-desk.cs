// case: queue-triage-desk
// category: queues
// rationale: patients taken from an empty priority queue, a channel and a blocking collection without honouring the answer
// csc: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace NullSafety.Wide2.QueueTriageDesk;

public sealed class Patient(string name)
{
    public string Name { get; } = name;
}

public sealed class TriageDesk
{
    private readonly PriorityQueue<Patient, int> _waiting = new();
    private readonly Channel<Patient> _ambulance = Channel.CreateUnbounded<Patient>();
    private readonly BlockingCollection<Patient> _phone = new();

    public void Arrive(string name, int urgency) => _waiting.Enqueue(new Patient(name), urgency);

    public bool Radio(string name) => _ambulance.Writer.TryWrite(new Patient(name));

    private Patient Next()
    {
        _waiting.TryDequeue(out var patient, out _);
        return patient!;
    }

    public string Call()
    {
        var patient = Next();
        return patient.Name.ToUpperInvariant(); // want: null-deref
    }

    public string CallWaiting() => _waiting.Count == 0 ? "" : _waiting.Dequeue().Name.ToUpperInvariant();

    public string CallAmbulance()
    {
        bool got = _ambulance.Reader.TryRead(out Patient? patient);
        Console.Out.Write(got ? "" : string.Empty);
        return patient!.Name.Trim(); // want: null-deref
    }

    public int DrainAmbulance()
    {
        int n = 0;
        while (_ambulance.Reader.TryRead(out var p))
        {
            n += p.Name.Length;
        }

        return n;
    }

    public string CallPhone()
    {
        _phone.TryTake(out var patient, TimeSpan.Zero);
        return patient!.Name.Trim(); // want: null-deref
    }
}

public static class Case
{
    public static void Demo1() => new TriageDesk().Call();
    public static void Demo2() => new TriageDesk().CallAmbulance();
    public static void Demo3() => new TriageDesk().CallPhone();

    public static void Demo4()
    {
        var d = new TriageDesk();
        d.CallWaiting();
        d.Radio("r");
        d.DrainAmbulance();
        d.Arrive("p", 1);
        d.Call();
    }
}
