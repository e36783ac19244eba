// case: foreach-course-prereqs
// category: enumeration
// rationale: a lookup method answers null for 'nothing there' and the caller enumerates or spreads it
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.ForeachCoursePrereqs;

#nullable disable
public static class LegacyRegistry
{
    private static readonly Dictionary<string, string[]> Table = new()
    {
        ["ALG2"] = new[] { "ALG1", "LOGIC" },
        ["ALG1"] = Array.Empty<string>(),
    };

    public static string[] PrerequisitesOf(string code)
    {
        string[] found;
        return Table.TryGetValue(code, out found) ? found : null;
    }
}
#nullable enable

public sealed class Transcript
{
    public HashSet<string> Passed { get; } = new();

    public IReadOnlyList<string> Waivers { get; private set; } = null!;

    public void GrantWaivers(params string[] codes) => Waivers = codes;
}

public sealed class Advisor
{
    public bool MayEnrol(Transcript transcript, string code)
    {
        foreach (var needed in LegacyRegistry.PrerequisitesOf(code)) // want: null-deref
        {
            if (!transcript.Passed.Contains(needed))
            {
                return false;
            }
        }

        return true;
    }

    public IEnumerable<string> Missing(Transcript transcript, string code)
    {
        foreach (var needed in LegacyRegistry.PrerequisitesOf(code) ?? Array.Empty<string>())
        {
            if (!transcript.Passed.Contains(needed))
            {
                yield return needed;
            }
        }
    }

    public int WaivedCredits(Transcript transcript)
    {
        int sum = 0;
        foreach (string waiver in transcript.Waivers) // want: null-deref
        {
            sum += waiver.StartsWith("LAB", StringComparison.Ordinal) ? 2 : 4;
        }

        return sum;
    }
}

public static class Case
{
    private static Transcript Student()
    {
        var t = new Transcript();
        t.Passed.Add("ALG1");
        return t;
    }

    public static void DemoUnknownCourse() => new Advisor().MayEnrol(Student(), "TOPO");

    public static void DemoMissingIsEmpty() => new Advisor().Missing(Student(), "TOPO").ToList();

    public static void DemoNoWaivers() => new Advisor().WaivedCredits(Student());

    public static void DemoWaivers()
    {
        var t = Student();
        t.GrantWaivers("LAB7");
        new Advisor().WaivedCredits(t);
    }
}
