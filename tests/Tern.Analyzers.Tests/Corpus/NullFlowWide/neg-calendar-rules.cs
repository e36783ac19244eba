// case: neg-calendar-rules
// category: negative-correlated
// rationale: nullable members of recurrence rules are read only under the kind, the flag or the visitor that sets them
// csc: silent

namespace NullSafety.Blind.NegCalendarRules;

public interface IRuleVisitor<out T>
{
    T Visit(Weekly rule);

    T Visit(Once rule);
}

public abstract class Rule
{
    public abstract T Accept<T>(IRuleVisitor<T> visitor);
}

public sealed class Weekly : Rule
{
    private readonly DayOfWeek[]? _days;

    public Weekly(params DayOfWeek[] days) => _days = days.Length == 0 ? null : days;

    public bool HasDays => _days != null;

    public int DayCount => HasDays ? _days!.Length : 7;

    public override T Accept<T>(IRuleVisitor<T> visitor) => visitor.Visit(this);
}

public sealed class Once(DateOnly date) : Rule
{
    public DateOnly Date => date;

    public override T Accept<T>(IRuleVisitor<T> visitor) => visitor.Visit(this);
}

public sealed class YearlyCount : IRuleVisitor<int>
{
    public int Visit(Weekly rule) => rule.DayCount * 52;

    public int Visit(Once rule) => 1;
}

public sealed class Describe : IRuleVisitor<string?>
{
    public string? Visit(Weekly rule) => rule.HasDays ? rule.DayCount + " days" : null;

    public string? Visit(Once rule) => rule.Date.ToString("o");
}

public sealed class Event(string title, Rule? rule)
{
    public bool Repeats => rule is not null;

    public int PerYear() => rule?.Accept(new YearlyCount()) ?? 0;

    public string Summary()
    {
        string? text = null;
        if (Repeats)
        {
            text = rule!.Accept(new Describe());
        }

        return text == null ? title : title + " (" + text.Trim() + ")";
    }
}

public static class Case
{
    private static readonly Event[] Agenda =
    [
        new("standup", new Weekly(DayOfWeek.Monday, DayOfWeek.Friday)),
        new("water plants", new Weekly()),
        new("launch", new Once(new DateOnly(2024, 5, 1))),
        new("someday", null),
    ];

    public static void DemoCounts() => _ = Agenda.Sum(e => e.PerYear());

    public static void DemoSummaries() => _ = string.Join(", ", Agenda.Select(e => e.Summary()));
}
