using Tern.Idl.Protobuf.Linking;
using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;

namespace Tern.Idl.Protobuf.Checks;

/// <summary>What must hold of an enum.</summary>
internal static class EnumChecks
{
    public static void Check(EnumSymbol @enum, LinkContext context)
    {
        if (@enum.Values.Count == 0)
        {
            @enum.IsBroken = true;
            if (!@enum.Syntax.HasErrors)
            {
                context.Report(IdlRules.EnumEmpty, @enum.Where, @enum.Name);
            }

            return;
        }

        if (!@enum.Features.IsEnumClosed && @enum.Values[0].Number != 0 && !@enum.Syntax.HasErrors)
        {
            context.Report(IdlRules.EnumFirstZero, @enum.Values[0].Syntax.Number.Where, @enum.Values[0].Name, @enum.Name);
        }

        CheckAliases(@enum, context);
        CheckReserved(@enum, context);
        JsonNames.Check(@enum, context);
    }

    private static void CheckAliases(EnumSymbol @enum, LinkContext context)
    {
        bool isAllowed = @enum.Options.IsTrue("allow_alias");
        bool isUsed = false;
        Dictionary<long, EnumValueSymbol> byNumber = [];
        foreach (EnumValueSymbol value in @enum.Values)
        {
            if (!byNumber.TryGetValue(value.Number, out EnumValueSymbol? other))
            {
                byNumber.Add(value.Number, value);
                continue;
            }

            isUsed = true;
            if (!isAllowed)
            {
                context.Break(value, IdlRules.EnumAlias, value.Syntax.Number.Where, value.Name, other.Name, value.Number.ToString());
            }
        }

        if (@enum.Options.Find("allow_alias") is not { } option)
        {
            return;
        }

        if (!isAllowed)
        {
            context.Report(IdlRules.EnumAliasNeedless, option.Where, "allow_alias = false says what holds anyway");
        }
        else if (!isUsed && !@enum.Syntax.HasErrors)
        {
            context.Report(IdlRules.EnumAliasNeedless, option.Where, $"no two values of '{@enum.Name}' have the same number");
        }
    }

    private static void CheckReserved(EnumSymbol @enum, LinkContext context)
    {
        MessageChecks.CheckRanges(@enum.Syntax.Reserved.Ranges.Select(range => (range, range.Last)), context);
        MessageChecks.CheckReservedNames(@enum.Syntax.Reserved.Names, context);
        NumberRanges numbers = new(@enum.Syntax.Reserved.Ranges.Select(range => (range.First, range.Last)));
        HashSet<string> names = [.. @enum.Syntax.Reserved.Names.Select(name => name.Text)];
        foreach (EnumValueSymbol value in @enum.Values)
        {
            if (numbers.Contains(value.Number))
            {
                context.Break(value, IdlRules.ReservedUsed, value.Syntax.Number.Where, $"the number {value.Number}", @enum.Name);
            }

            if (names.Contains(value.Name))
            {
                context.Break(value, IdlRules.ReservedUsed, value.Where, $"the name '{value.Name}'", @enum.Name);
            }
        }
    }
}
