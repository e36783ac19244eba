// case: neg-two-flags
// category: negative-correlation
// rationale: two flags that imply each other, a flag that remembers a test, and the same call tested twice
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegTwoFlags;

public sealed class Ticket
{
    public string? Assignee { get; private set; }

    public DateTime? AssignedAt { get; private set; }

    public bool IsAssigned { get; private set; }

    public void Assign(string who, DateTime at)
    {
        Assignee = who ?? throw new ArgumentNullException(nameof(who));
        AssignedAt = at;
        IsAssigned = true;
    }

    public void Release() => (Assignee, AssignedAt, IsAssigned) = (null, null, false);
}

public static class Board
{
    public static int Badge(Ticket t) => t.IsAssigned ? t.Assignee.Length : 0; // csc-false

    public static int Age(Ticket t)
    {
        if (t.AssignedAt.HasValue)
        {
            return t.Assignee.Length + t.AssignedAt.Value.Year; // csc-false
        }

        return 0;
    }

    public static int Report(Ticket t, bool detailed)
    {
        List<string>? details = detailed ? new List<string>() : null;
        bool collect = details != null && t.IsAssigned;
        if (collect)
        {
            details.Add("assigned"); // csc-false
        }

        if (detailed)
        {
            details.Add("end"); // csc-false
        }

        return detailed ? details.Count : 0; // csc-false
    }

    public static int Name(Ticket t)
    {
        var name = t.IsAssigned ? "x" + t.AssignedAt : null;
        var initial = name?.Substring(0, 1);
        return initial == null ? 0 : name.Length; // csc-false
    }
}

public static class Case
{
    public static int Demo1()
    {
        var t = new Ticket();
        int n = Board.Badge(t) + Board.Age(t) + Board.Report(t, true) + Board.Report(t, false) + Board.Name(t);
        t.Assign("me", new DateTime(2020, 1, 1));
        n += Board.Badge(t) + Board.Age(t) + Board.Report(t, true) + Board.Report(t, false) + Board.Name(t);
        t.Release();
        return n + Board.Badge(t) + Board.Age(t);
    }
}
