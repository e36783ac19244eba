using Tern.Idl.Protobuf.Linking;
using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Checks;

/// <summary>What must hold of extensions and of the ranges that make room for them.</summary>
internal static class ExtensionChecks
{
    /// <summary>Whether an extension is a custom option.</summary>
    public static bool IsCustomOption(FieldSymbol extension)
        => extension.Extendee?.FullName is { } name
            && name.StartsWith("google.protobuf.", StringComparison.Ordinal)
            && (name.EndsWith("Options", StringComparison.Ordinal) || name is "google.protobuf.FeatureSet");

    /// <summary>Checks a field or an extension against the message that holds it.</summary>
    public static void Check(FieldSymbol field, LinkContext context)
    {
        if (field.Owner is { IsMessageSet: true } set)
        {
            CheckMessageSet(field, set, context);
        }

        if (!field.IsExtension)
        {
            return;
        }

        if (field.Syntax.Label == ProtoLabel.Required)
        {
            context.Break(field, IdlRules.ExtensionForm, field.Syntax.LabelWhere ?? field.Where, field.Name, "an extension cannot be required, since who does not know it could send nothing");
        }

        if (field.File.IsLite && !field.Extendee!.File.IsLite)
        {
            context.Report(IdlRules.LiteMix, field.ExtendeeName!.Where, $"'{field.Extendee.FullName}' is of the full runtime and cannot be extended in a lite file");
        }

        CheckRange(field, field.Extendee!, context);
    }

    private static void CheckMessageSet(FieldSymbol field, MessageSymbol set, LinkContext context)
    {
        if (!field.IsExtension)
        {
            context.Break(field, IdlRules.ExtensionForm, field.Where, field.Name, $"'{set.FullName}' is a message set, which holds extensions only");
        }
        else if (field.IsRepeated || field.IsRequired || field.Message is null || field.IsGroup || field.Features.IsDelimited)
        {
            context.Break(field, IdlRules.ExtensionForm, field.Where, field.Name, $"'{set.FullName}' is a message set, whose extensions are optional messages");
        }
    }

    private static void CheckRange(FieldSymbol extension, MessageSymbol extendee, LinkContext context)
    {
        SourceSpan where = extension.Syntax.Number.Where;
        ExtensionRangeSymbol? range = extendee.ExtensionRangeOf(extension.Number);
        if (range is null)
        {
            string ranges = string.Join(", ", extendee.ExtensionRanges.Take(8).Select(r => r.First == r.Last ? $"{r.First}" : $"{r.First} to {r.Last}"));
            context.Break(extension, IdlRules.ExtensionNumber, where, extension.Number.ToString(), extendee.FullName, ranges.Length == 0 ? "it has no extension range" : $"its extension numbers are {ranges}");
            return;
        }

        if (range.Declarations.Count > 0)
        {
            CheckDeclared(extension, range, context);
        }
        else if (range.Options.Find("verification")?.Value == "DECLARATION")
        {
            context.Report(IdlRules.ExtensionDeclaration, extension.Where, extension.FullName, $"'{extendee.FullName}' takes declared extensions only and declares none of number {extension.Number}");
        }
    }

    private static void CheckDeclared(FieldSymbol extension, ExtensionRangeSymbol range, LinkContext context)
    {
        ExtensionDeclaration? declared = range.DeclarationOf(extension.Number);
        string? problem = declared is null ? $"'{range.Message.FullName}' declares the extensions of this range, and none of number {extension.Number}"
            : declared.IsReserved ? $"'{range.Message.FullName}' reserves the number {extension.Number}"
            : declared.FullName is { Length: > 0 } name && name != "." + extension.FullName ? $"'{range.Message.FullName}' declares '{name}' for number {extension.Number}"
            : declared.Type is { Length: > 0 } type && type.TrimStart('.') != extension.TypeName ? $"it is declared to be of type {type} and is {extension.TypeName}"
            : declared.IsRepeated != extension.IsRepeated ? $"it is declared to be {(declared.IsRepeated ? "repeated" : "single")}"
            : null;
        if (problem is not null)
        {
            context.Report(IdlRules.ExtensionDeclaration, extension.Where, extension.FullName, problem);
        }
    }

    /// <summary>Checks the ranges of a message and what they foretell.</summary>
    public static void CheckRanges(MessageSymbol message, LinkContext context)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (ExtensionRangeSymbol range in message.ExtensionRanges)
        {
            ReadDeclarations(range);
            if (range.Declarations.Count > 0 && range.Options.Find("verification") is { Value: "UNVERIFIED" } verification)
            {
                context.Report(IdlRules.ExtensionDeclaration, verification.Where, message.FullName, "a range with declarations cannot be UNVERIFIED");
            }

            HashSet<long> numbers = [];
            foreach (ExtensionDeclaration declaration in range.Declarations)
            {
                string? problem = declaration.Number < range.First || declaration.Number > range.Last ? $"the declared number {declaration.Number} is not in the range"
                    : !numbers.Add(declaration.Number) ? $"the number {declaration.Number} is declared twice"
                    : Misformed(declaration, names);
                if (problem is not null)
                {
                    context.Report(IdlRules.ExtensionDeclaration, range.Syntax.Range.Where, message.FullName, problem);
                }
            }
        }
    }

    private static string? Misformed(ExtensionDeclaration declaration, HashSet<string> names)
    {
        if (declaration.FullName is null || declaration.Type is null)
        {
            return declaration.FullName is null && declaration.Type is null && declaration.IsReserved
                ? null
                : $"the declaration of number {declaration.Number} needs both full_name and type";
        }

        return !names.Add(declaration.FullName) ? $"'{declaration.FullName}' is declared twice"
            : !IsQualified(declaration.FullName) ? $"'{declaration.FullName}' is no full name with a leading dot"
            : ScalarTypes.Of(declaration.Type) is null && !IsQualified(declaration.Type) ? $"'{declaration.Type}' is neither a scalar type nor a full name with a leading dot"
            : null;
    }

    private static bool IsQualified(string name)
        => name.Length > 1 && name[0] == '.' && name.Substring(1).Split('.').All(part => part.Length > 0 && part.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'));

    private static void ReadDeclarations(ExtensionRangeSymbol range)
    {
        foreach (ProtoOption option in range.Syntax.Options)
        {
            if (option.Is("declaration") && option.Value is ProtoAggregate aggregate)
            {
                ProtoValue? Part(string name) => aggregate.Fields.FirstOrDefault(field => field.Name.Text == name)?.Value;
                range.Declarations.Add(new(
                    Part("number") is ProtoInteger number ? (long)Math.Min(number.Magnitude, int.MaxValue) : 0,
                    (Part("full_name") as ProtoString)?.Text,
                    (Part("type") as ProtoString)?.Text,
                    Part("reserved") is ProtoWord { Name: "true" },
                    Part("repeated") is ProtoWord { Name: "true" }));
            }
        }
    }

    /// <summary>Finds numbers that two extensions of one message use: an error within a file, which protoc tolerates between files.</summary>
    public static void CheckNumbers(IEnumerable<FileSymbol> files, LinkContext context)
    {
        Dictionary<(MessageSymbol Extendee, long Number), List<FieldSymbol>> used = [];
        foreach (FieldSymbol extension in files.SelectMany(file => file.AllExtensions))
        {
            if (extension.Extendee is null)
            {
                continue;
            }

            if (!used.TryGetValue((extension.Extendee, extension.Number), out List<FieldSymbol>? others))
            {
                used.Add((extension.Extendee, extension.Number), others = []);
            }

            FieldSymbol? same = others.Find(other => other.File == extension.File);
            FieldSymbol? other = same ?? others.Find(candidate => AreTogether(candidate.File, extension.File));
            if (other is not null)
            {
                // The file that imports the other one knew of it.
                (FieldSymbol first, FieldSymbol second) = same is null && other.File.Closure().Contains(extension.File) ? (extension, other) : (other, extension);
                IdlRule rule = same is not null ? IdlRules.ExtensionNumberTwice : IdlRules.ExtensionNumberElsewhere;
                context.Report(rule, second.Syntax.Number.Where, second.Number.ToString(), extension.Extendee.FullName, first.FullName, first.File.Path);
                second.IsBroken |= same is not null;
            }

            others.Add(extension);
        }
    }

    private static bool AreTogether(FileSymbol first, FileSymbol second) => first.Closure().Contains(second) || second.Closure().Contains(first);
}
