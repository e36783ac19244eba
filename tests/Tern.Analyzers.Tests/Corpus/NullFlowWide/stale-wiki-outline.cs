// case: stale-wiki-outline
// category: stale-property
// rationale: a property that consumes its value is tested and read again; a computed property differs between reads
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.StaleWikiOutline;

public sealed class Section
{
    public string Title = "Intro";
    public Section? Parent;
}

public sealed class Outline
{
    private readonly Queue<Section> _pending = new();
    private Section? _draft;
    public Outline(params Section[] sections) => Array.ForEach(sections, _pending.Enqueue);
    public Section? Next => _pending.Count > 0 ? _pending.Dequeue() : null;

    public Section? Draft
    {
        get
        {
            var draft = _draft;
            _draft = null;
            return draft;
        }
        set => _draft = value;
    }

    public Section? Head => _pending.Count > 0 ? _pending.Peek() : null;

    public int Walk()
    {
        int n = 0;
        while (Next != null)
            n += Next.Title.Length; // want: null-deref

        return n;
    }

    public int WalkSafe()
    {
        int n = 0;
        while (Next is { } section)
            n += section.Title.Length;

        return n;
    }

    public int HeadWidth() => Head != null ? Head.Title.Length : 0;
}

public static class Demos
{
    private static int Save(Outline outline)
    {
        if (outline.Draft is not null && outline.Draft.Title.Length > 0) // want: null-deref
            return 1;

        return 0;
    }

    private static int SaveOnce(Outline outline)
    {
        var draft = outline.Draft;
        return draft is not null && draft.Title.Length > 0 ? 1 : 0;
    }

    public static void Demo1() => new Outline(new Section()).Walk();
    public static void Demo2() => new Outline(new Section(), new Section()).WalkSafe();
    public static void Demo3() => Save(new Outline { Draft = new Section() });
    public static void Demo4() => SaveOnce(new Outline { Draft = new Section() });
    public static void Demo5()
    {
        new Outline().HeadWidth();
        new Outline(new Section()).HeadWidth();
    }
}
