// What is copied into an array are its elements, and what loops leave out of it is missing.
using System;
using System.Collections.Generic;
using System.Linq;
namespace Variations.CopiedAndCleared;
public readonly struct Job(Action run) { public readonly Action Run = run; }
public sealed class Jobs
{
    private readonly List<Job> _waiting = [];
    public void Add(Action run) => _waiting.Add(new Job(run));
    public void RunFirst(int count)
    {
        var some = new Job[count];
        _waiting.CopyTo(0, some, 0, count);
        foreach (Job job in some) { job.Run(); }
        var same = new Job[count];
        some.CopyTo(same, 0);
        foreach (Job job in same) { job.Run(); }
    }
    public static void RunNew(int count)
    {
        var some = new Job[count];
        foreach (Job job in some) { job.Run(); } // want: null-deref
    }
    public static void DemoFirst() { var jobs = new Jobs(); jobs.Add(() => { }); jobs.Add(() => { }); jobs.RunFirst(2); }
    public static void DemoNew() => RunNew(1);
}
public static class Clusters
{
    public static int Of(List<int> points, int k, int rounds)
    {
        int all = 0;
        for (int round = 0; round < rounds; round++)
        {
            var clusters = new List<int>[k];
            for (int j = 0; j < k; j++) { clusters[j] = []; }
            foreach (int point in points) { clusters[point % k].Add(point); }
            all += clusters.Select(c => c.Count).Sum();
        }

        return all;
    }
    public static void DemoOf() => Of([1, 2, 3], 2, 2);
}
public static class Rows
{
    private static string[][] Made() { var rows = new string[2][]; for (int i = 0; i < 2; i++) { rows[i] = new string[i + 1]; } return rows; }
    private static string[][] Filled() { var rows = new string[2][]; for (int i = 0; i < 2; i++) { rows[i] = new string[i + 1]; for (int k = 0; k <= i; k++) { rows[i][k] = "s"; } } return rows; }
    public static int OfMade() => Made()[1][0].Length; // want: null-deref
    public static int OfFilled() => Filled()[1][0].Length;
    public static void DemoMade() => OfMade();
    public static void DemoFilled() => OfFilled();
}
public static class Plates
{
    public static int FromOne(int count)
    {
        var plates = new string[count];
        for (int i = 1; i < count; i++) { plates[i] = "No " + i; }
        int letters = 0;
        foreach (string plate in plates) { letters += plate.Length; } // want: null-deref
        return letters;
    }
    public static int InTurn()
    {
        var plates = new string[4];
        for (int i = 0; i < 4; i += 2) { plates[i] = "even"; }
        for (int i = 1; i < 4; i += 2) { plates[i] = "odd"; }
        return plates[3].Length;
    }
    public static int Cleared()
    {
        string[] plates = ["a", "b"];
        Array.Clear(plates, 1, 1);
        return plates[0].Length + plates[1].Length; // want: null-deref
    }
    public static int Grown(int count)
    {
        var plates = new string[count];
        Array.Fill(plates, "p");
        Array.Resize(ref plates, count + 1);
        return plates[count].Length; // want: null-deref
    }
    public static void DemoFromOne() => FromOne(2);
    public static void DemoInTurn() => InTurn();
    public static void DemoCleared() => Cleared();
    public static void DemoGrown() => Grown(2);
}
public struct Walk(List<string> steps)
{
    private List<string>? _steps = steps;
    private int _at = -1;
    public string Current => _steps![_at];
    public bool MoveNext() => ++_at < _steps!.Count;
    public void End() => _steps = null;
}
public static class Walks
{
    public static int Nested(List<string> steps)
    {
        var outer = new Stack<Walk>();
        var walk = new Walk(steps);
        int letters = 0;
        while (walk.MoveNext())
        {
            outer.Push(walk);
            walk = new Walk([]);
            walk.End();
            walk = outer.Pop();
            letters += walk.Current.Length;
        }

        return letters;
    }
    public static void DemoNested() => Nested(["a", "b"]);
}
