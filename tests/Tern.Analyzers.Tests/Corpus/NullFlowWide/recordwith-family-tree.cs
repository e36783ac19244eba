// case: recordwith-family-tree
// category: records
// rationale: with-copies that drop a parent: inside an anonymising helper and inside a fold over edits
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.RecordwithFamilyTree;

public sealed record Person(string Name, Person Mother, string? Note = null)
{
    public static readonly Person Unknown = new("?", null!);

    public Person Anonymous() => this with { Name = null! };

    public Person Orphaned() => this with { Mother = null! };

    public Person Renamed(string name) => this with { Name = name };
}

public static class Tree
{
    private static Person Apply(Person p, string edit) => edit switch
    {
        "orphan" => p.Orphaned(),
        "adopt" => p with { Mother = Person.Unknown },
        _ => p,
    };

    public static int Publish(Person p)
    {
        var shown = p.Anonymous() with { Note = "hidden" };
        return shown.Note.Length + shown.Name.Length; // want: null-deref
    }

    public static int PublishRenamed(Person p)
    {
        var shown = p.Anonymous().Renamed("N.N.");
        return shown.Name.Length;
    }

    public static string MotherAfter(Person p, params string[] edits)
    {
        var result = edits.Aggregate(p, Apply);
        return result.Mother.Name.Trim(); // want: null-deref
    }

    public static string MotherOr(Person p, params string[] edits) =>
        edits.Aggregate(p, Apply) is { Mother.Name: { } name } ? name.Trim() : "none";
}

public static class Case
{
    private static Person Ada() => new("Ada", new Person("Anne", Person.Unknown));

    public static void Demo1() => Tree.Publish(Ada());

    public static void Demo2() => Tree.PublishRenamed(Ada());

    public static void Demo3() => Tree.MotherAfter(Ada(), "", "orphan");

    public static void Demo4()
    {
        Tree.MotherAfter(Ada(), "adopt");
        Tree.MotherOr(Ada(), "orphan");
    }
}
