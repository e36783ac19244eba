// case: neg-curriculum-plan
// category: negative-map
// rationale: lookups whose key was just stored, comes from the map itself or was taken from the set that filled it
// csc: false-positive

using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegCurriculumPlan;

public enum Term { Autumn, Spring, Summer }

public sealed record Course(string Code, Term Term, string[] Needs);

public sealed class Curriculum
{
    private static readonly FrozenDictionary<Term, string> s_labels = Enum.GetValues<Term>().ToFrozenDictionary(t => t, t => t.ToString());

    private readonly Dictionary<string, Course> _courses;
    private readonly Dictionary<Term, List<Course>> _byTerm = [];
    private readonly Course?[] _featured = new Course?[3];

    public Curriculum(params Course[] courses)
    {
        _courses = courses.ToDictionary(c => c.Code);
        foreach (var course in courses)
        {
            if (!_byTerm.ContainsKey(course.Term))
            {
                _byTerm[course.Term] = [];
            }

            _byTerm[course.Term].Add(course);
            _featured[(int)course.Term] ??= course;
        }
    }

    public int Labels() => Enum.GetValues<Term>().Sum(t => s_labels.GetValueOrDefault(t)!.Length);

    public int Depth(string code)
    {
        if (!_courses.TryGetValue(code, out var course))
        {
            return -1;
        }

        int deepest = 0;
        foreach (string need in course.Needs.Where(_courses.ContainsKey))
        {
            deepest = Math.Max(deepest, 1 + _courses.GetValueOrDefault(need)!.Needs.Length);
        }

        return deepest;
    }

    public int Busiest()
    {
        int most = 0;
        foreach (var term in _byTerm.Keys.ToImmutableArray())
        {
            _byTerm.TryGetValue(term, out var list);
            most = Math.Max(most, list.Count + _featured[(int)term]!.Code.Length); // csc-false
        }

        return most;
    }

    public int Renamed(string code, string name)
    {
        _courses[name] = _courses.Remove(code, out var old) ? old with { Code = name } : new Course(name, Term.Spring, []);
        return _courses.GetValueOrDefault(name)!.Code.Length;
    }
}

public static class Demos
{
    public static void Demo1()
    {
        var plan = new Curriculum(new Course("ALG", Term.Autumn, []), new Course("TOP", Term.Summer, ["ALG", "LOG"]));
        Console.Write(plan.Labels() + plan.Depth("TOP") + plan.Depth("LOG") + plan.Busiest() + plan.Renamed("ALG", "LIN") + plan.Renamed("x", "y"));
    }

    public static void Demo2() => new Curriculum().Busiest();
}
