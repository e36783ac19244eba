using Tern.Idl.Protobuf.Linking;
using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Checks;

/// <summary>What must hold of the numbers and names of a message.</summary>
internal static class MessageChecks
{
    public static void Check(MessageSymbol message, LinkContext context)
    {
        CheckReserved(message, context);
        CheckExtensionRanges(message, context);
        CheckFieldNumbers(message, context);
        JsonNames.Check(message, context);
        ExtensionChecks.CheckRanges(message, context);
        if (message.File.Edition == ProtoEdition.Proto3)
        {
            CheckProto3(message, context);
        }
    }

    private static void CheckProto3(MessageSymbol message, LinkContext context)
    {
        if (message.ExtensionRanges.Count > 0)
        {
            context.Report(IdlRules.NotInProto3, message.ExtensionRanges[0].Syntax.Range.Where, "extension ranges", "only the options messages have them there; use Any");
        }

        if (message.Options.Find("message_set_wire_format") is { Value: "true" } set)
        {
            context.Report(IdlRules.NotInProto3, set.Where, "message sets", "they hold extensions");
        }
    }

    private static void CheckReserved(MessageSymbol message, LinkContext context)
    {
        foreach (ProtoRange range in message.Syntax.Reserved.Ranges.Where(range => range.First < 1))
        {
            context.Report(IdlRules.FieldNumberRange, range.Where, range.First.ToString(), "reserved numbers begin at 1");
        }

        CheckRanges(message.Syntax.Reserved.Ranges.Where(range => range.First >= 1).Select(range => (range, message.EndOf(range))), context);
        CheckReservedNames(message.Syntax.Reserved.Names, context);
    }

    /// <summary>Checks reserved names of a message or an enum.</summary>
    public static void CheckReservedNames(IEnumerable<ProtoName> names, LinkContext context)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (ProtoName name in names)
        {
            if (!seen.Add(name.Text))
            {
                context.Report(IdlRules.RangeOverlap, name.Where, $"'{name.Text}'", "is reserved twice");
            }

            if (name.Text.Length == 0 || !name.Text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_') || name.Text[0] is >= '0' and <= '9')
            {
                context.Report(IdlRules.ReservedNotName, name.Where, name.Text);
            }
        }
    }

    /// <summary>Checks that ranges do not end before they begin, and share no number.</summary>
    public static void CheckRanges(IEnumerable<(ProtoRange Range, long Last)> ranges, LinkContext context)
    {
        (ProtoRange Range, long Last)? widest = null;
        foreach ((ProtoRange range, long last) in ranges.OrderBy(range => range.Range.First))
        {
            if (last < range.First)
            {
                context.Report(IdlRules.RangeOverlap, range.Where, $"{range.First} to {last}", "ends before it begins");
                continue;
            }

            if (widest is { } other && range.First <= other.Last)
            {
                // Whichever was written later is the mistake.
                bool isLater = range.Where.Start > other.Range.Where.Start;
                (ProtoRange at, long end) = isLater ? (range, last) : other;
                (ProtoRange with, long withEnd) = isLater ? other : (range, last);
                context.Report(IdlRules.RangeOverlap, at.Where, $"{at.First} to {end}", $"overlaps with {with.First} to {withEnd} in line {with.Where.StartLine + 1}");
            }

            widest = widest is { } wide && wide.Last >= last ? wide : (range, last);
        }
    }

    private static void CheckExtensionRanges(MessageSymbol message, LinkContext context)
    {
        NumberRanges reserved = new(message.Syntax.Reserved.Ranges.Select(range => (range.First, message.EndOf(range))));
        foreach (ExtensionRangeSymbol range in message.ExtensionRanges)
        {
            if (range.First < 1 || range.Last > message.MaxExtensionNumber)
            {
                context.Report(IdlRules.FieldNumberRange, range.Syntax.Range.Where, $"{range.First} to {range.Last}", $"extension numbers are 1 to {message.MaxExtensionNumber}");
            }
            else if (reserved.Overlap(range.First, range.Last) is { } other)
            {
                context.Report(IdlRules.RangeOverlap, range.Syntax.Range.Where, $"{range.First} to {range.Last}", $"overlaps with {other.First} to {other.Last}, which are reserved");
            }
        }

        CheckRanges(message.ExtensionRanges.Select(range => (range.Syntax.Range, range.Last)), context);
    }

    private static void CheckFieldNumbers(MessageSymbol message, LinkContext context)
    {
        Dictionary<long, FieldSymbol> byNumber = [];
        HashSet<string> reservedNames = [.. message.Syntax.Reserved.Names.Select(name => name.Text)];
        NumberRanges reserved = new(message.Syntax.Reserved.Ranges.Select(range => (range.First, message.EndOf(range))));
        NumberRanges extensions = new(message.ExtensionRanges.Select(range => (range.First, range.Last)));
        string? next = null;
        foreach (FieldSymbol field in message.Fields)
        {
            SourceSpan where = field.Syntax.Number.Where;
            if (reservedNames.Contains(field.Name))
            {
                context.Break(field, IdlRules.ReservedUsed, field.Where, $"the name '{field.Name}'", message.Name);
            }

            if (byNumber.TryGetValue(field.Number, out FieldSymbol? other))
            {
                context.Break(field, IdlRules.NumberTwice, where, field.Number.ToString(), other.Name, next ??= NextFree(message));
            }
            else
            {
                byNumber.Add(field.Number, field);
            }

            if (reserved.Contains(field.Number))
            {
                context.Break(field, IdlRules.ReservedUsed, where, $"the number {field.Number}", message.Name);
            }

            if (extensions.Contains(field.Number))
            {
                context.Break(field, IdlRules.NumberForExtensions, where, field.Number.ToString(), message.Name);
            }
        }
    }

    private static string NextFree(MessageSymbol message)
    {
        IEnumerable<(long First, long Last)> used = message.Fields.Select(field => (field.Number, field.Number))
            .Concat(message.ExtensionRanges.Select(range => (range.First, range.Last)))
            .Concat(message.Syntax.Reserved.Ranges.Select(range => (range.First, message.EndOf(range))))
            .Append((FieldNumbers.FirstReserved, FieldNumbers.LastReserved));
        long next = 1;
        foreach ((long first, long last) in used.OrderBy(range => range.First))
        {
            if (first > next)
            {
                break;
            }

            next = Math.Max(next, last + 1);
        }

        return next <= FieldNumbers.Max ? next.ToString() : "none";
    }
}
