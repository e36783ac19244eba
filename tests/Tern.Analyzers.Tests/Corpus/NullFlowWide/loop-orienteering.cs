// case: loop-orienteering
// category: loop-carried
// rationale: controls of an orienteering run carried from one round of the loop to the next
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.LoopOrienteering;

internal sealed class Control
{
    public int Code;
    public string Place = "oak";
    public Control? Next;
}

#nullable disable
internal static class Course
{
    public static Control Build(params int[] codes)
    {
        Control head = null;
        foreach (int code in codes.Reverse())
        {
            head = new Control { Code = code, Next = head };
        }
        return head;
    }

    public static int Legs(IEnumerable<Control> punches)
    {
        Control previous = null;
        int legs = 0;
        foreach (var punch in punches)
        {
            legs += punch.Code - previous.Code; // want: null-deref
            previous = punch;
        }
        return legs;
    }

    public static int LegsChecked(IEnumerable<Control> punches)
    {
        Control previous = null;
        int legs = 0;
        foreach (var punch in punches)
        {
            legs += previous == null ? 0 : punch.Code - previous.Code;
            previous = punch;
        }
        return legs;
    }

    public static int Find(Control start, int code)
    {
        var at = start;
        while (at != null && at.Code != code)
        {
            at = at.Next;
        }
        return at.Place.Length; // want: null-deref
    }

    public static string Describe(this Control control) => control == null ? "off course" : control.Place;
    public static int Distance(this Control from, Control to) => Math.Abs(to.Code - from.Code); // want: null-deref
}

#nullable enable
internal static class Judge
{
    public static int Last(Control start)
    {
        return start.Next!.Describe().Length + start.Distance(start);
    }

    public static int Gap(Control start) => start.Next!.Distance(start);
}

public static class Demos
{
    public static void DemoLegs() => Course.Legs([Course.Build(31)]);
    public static void DemoLegsChecked() => Course.LegsChecked([Course.Build(31), Course.Build(40)]);
    public static void DemoFind() => Course.Find(Course.Build(31, 32), 99);
    public static void DemoFound() => Course.Find(Course.Build(31, 32), 32);
    public static void DemoLast() => Judge.Last(Course.Build(31));
    public static void DemoGap() => Judge.Gap(Course.Build(31));
    public static void DemoGapSafe() => Judge.Gap(Course.Build(31, 32));
}
