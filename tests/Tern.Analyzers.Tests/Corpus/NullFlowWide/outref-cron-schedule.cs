// case: outref-cron-schedule
// category: by-ref
// rationale: an out part left null on the short form, a Deconstruct that yields nothing, a ref parameter cleared by the callee
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.OutrefCronSchedule;

public sealed class Schedule(string name, string[] parts)
{
    public string Name { get; } = name;

    public void Deconstruct(out string minute, out string hour)
    {
        minute = parts.Length > 0 ? parts[0] : "*";
        hour = parts.Length > 1 ? parts[1] : null!;
    }
}

public static class Cron
{
    public static void Split(string text, out string when, out string command)
    {
        int bar = text.IndexOf('|');
        if (bar < 0)
        {
            when = text;
            command = null!;
            return;
        }

        when = text[..bar];
        command = text[(bar + 1)..];
    }

    public static void Retire(ref Schedule schedule, DateTime now)
    {
        if (now.Year > 2020)
        {
            schedule = null!;
        }
    }

    public static void Replace(ref Schedule schedule, DateTime now)
    {
        if (now.Year > 2020)
        {
            schedule = new Schedule("next", []);
        }
    }
}

public static class Case
{
    private static int CommandWidth(string text)
    {
        Cron.Split(text, out string when, out var command);
        return when.Length + command.Length; // want: null-deref
    }

    private static string HourOf(Schedule s)
    {
        var (minute, hour) = s;
        return minute.PadLeft(2) + hour.PadLeft(2); // want: null-deref
    }

    private static string NameAfter(Schedule s, bool retire)
    {
        var kept = s;
        Cron.Replace(ref kept, DateTime.UnixEpoch.AddYears(60));
        string first = kept.Name.Trim();
        if (retire)
        {
            Cron.Retire(ref s, DateTime.UnixEpoch.AddYears(60));
        }

        return first + s.Name.Trim(); // want: null-deref
    }

    public static void Demo1() => CommandWidth("* * *");
    public static void Demo2() => HourOf(new Schedule("n", ["5"]));
    public static void Demo3() => NameAfter(new Schedule("n", []), true);
    public static void Demo4() => NameAfter(new Schedule("n", []), false);
    public static void Demo5() => CommandWidth("*|run");
}
