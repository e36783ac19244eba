// case: closure-kennel-walks
// category: closure
// rationale: walk reminders captured in lambdas and local functions run after the captured dog was handed over
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.ClosureKennelWalks;

public sealed class Dog(string name)
{
    public string Name { get; set; } = name;
}

public sealed class Kennel
{
    private readonly List<Func<int>> _reminders = [];

    public int Run() => _reminders.Sum(r => r());

    public void Remind(Dog dog)
    {
        _reminders.Add(() => dog.Name.Length); // want: null-deref
        dog = null!;
    }

    public void RemindCopy(Dog dog)
    {
        var kept = dog;
        _reminders.Add(() => kept.Name.Length);
        dog = null!;
    }

    public int HandOver(IEnumerable<string> steps)
    {
        Dog? dog = new("Rex");
        void Leave() => dog = null;

        foreach (var step in steps)
        {
            if (step == "leave")
            {
                Leave();
            }
        }

        return dog.Name.Length; // want: null-deref
    }

    public int Stay(IEnumerable<string> steps)
    {
        Dog? dog = new("Rex");
        void Back() => dog = new Dog("Max");

        foreach (var step in steps)
        {
            Back();
        }

        return dog.Name.Length;
    }
}

public sealed class Walk
{
    public static async Task<int> Later(Task start)
    {
        string leash = "red";
        var walking = Task.Run(async () => { await start; leash = null!; });
        await walking;
        return leash.Length; // want: null-deref
    }
}

public static class Case
{
    public static void Demo1() { var k = new Kennel(); k.Remind(new Dog("Fido")); k.Run(); }

    public static void Demo2() => new Kennel().HandOver(["pack", "leave"]);

    public static Task Demo3() => Walk.Later(Task.CompletedTask);

    public static void Demo4() { var k = new Kennel(); k.RemindCopy(new Dog("Fido")); _ = k.Run() + k.Stay(["x"]) + k.HandOver([]); }
}
