using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Schema;
using RuleSet = Tern.Schema.RuleSet;

namespace Tern.Generators.CSharp;

/// <summary>Reads the rules of messages, unions and methods from their attributes.</summary>
internal static class ValidationParser
{
    private static readonly Dictionary<string, string> s_noFunctions = [];

    /// <summary>A member or parameter that may have rules.</summary>
    /// <param name="Symbol">The member or parameter.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="Display">How it reads in messages.</param>
    /// <param name="Where">Where it is.</param>
    /// <param name="Field">What it is on the wire; its rules are filled in.</param>
    internal sealed record Candidate(ISymbol Symbol, ITypeSymbol Type, string Display, SourceSpan? Where, ValidatedField Field);

    /// <summary>What is checked of a message or union; <see langword="null"/> if nothing is.</summary>
    /// <param name="context">Where to report.</param>
    /// <param name="type">The message or union.</param>
    /// <param name="contract">What it is in C#.</param>
    /// <param name="candidates">Its fields, or its cases.</param>
    /// <param name="isPartial">Whether a part is added to the type.</param>
    /// <param name="isOpen">Whether it is a generic message; of that only members are read whose types are known.</param>
    /// <param name="isClosed">Whether it is a generic message that something closes; what does not depend on that was reported where it is declared.</param>
    public static ValidationModel? Parse(
        ParseContext context, INamedTypeSymbol type, ContractType contract, IReadOnlyList<Candidate> candidates, bool isPartial, bool isOpen, bool isClosed)
    {
        if (isOpen)
        {
            List<Candidate> known = candidates.Where(c => !DependsOnParameters(c.Symbol)).ToList();
            ParseFields(context, known, known, isClosed);
            return null;
        }

        // A union holds one value at a time: there is no other that a rule could refer to.
        bool isUnion = type.HasAttribute(ContractNames.RpcUnion);
        IReadOnlyList<Candidate> referable = isUnion ? [] : candidates;
        if (!Validatability.Of(context.Compilation, type))
        {
            ReportUnchecked(context, candidates, referable, isClosed);
            return null;
        }

        bool byHand = Validatability.ImplementsByHand(type);
        List<ValidatedField> fields = ParseFields(context, candidates, referable, isClosed);
        List<ValidationRule> asserts = ParseAsserts(context, type, referable, isClosed);
        if (byHand)
        {
            if (fields.Exists(f => f.Rules.Rules.Count > 0) || asserts.Count > 0)
            {
                context.Report(Rules.RulesBesideOwnCode, type.ToSpan(), type.Name);
            }

            fields = [];
            asserts = [];
        }

        return ValidationModel.Of(contract, fields, asserts, isUnion, isPartial && !byHand) with { IsByHand = byHand };
    }

    /// <summary>What is checked of a method's arguments; <see langword="null"/> if nothing is.</summary>
    public static MethodValidation? ParseMethod(ParseContext context, IReadOnlyList<Candidate> candidates)
    {
        List<ValidatedField> fields = ParseFields(context, candidates, candidates, isClosed: false);
        return MethodValidation.Of(fields);
    }

    private static List<ValidatedField> ParseFields(ParseContext context, IReadOnlyList<Candidate> candidates, IReadOnlyList<Candidate> referable, bool isClosed)
        => candidates.Select(c => c.Field with { Rules = RulesOf(context, c, referable, isClosed) }).ToList();

    private static RuleSet RulesOf(ParseContext context, Candidate candidate, IReadOnlyList<Candidate> all, bool isClosed)
    {
        var report = new RuleReport(isClosed && !DependsOnParameters(candidate.Symbol) ? null : context, candidate.Display, candidate.Where);
        var factory = new RuleFactory(name => FieldOf(all, name), s_noFunctions);
        var root = new RuleNode();
        RuleType type = RuleType.Of(candidate.Field.Type);
        foreach (AttributeData attribute in RuleAttributes.Of(candidate.Symbol))
        {
            if (RuleAttributes.IsOwn(attribute))
            {
                AddOwn(context, attribute, candidate, type, root, factory, report);
            }
            else if (RuleAttributes.IsChecked(attribute))
            {
                new DataAnnotationRules(factory, report).Add(attribute, candidate.Symbol.Name, type, root.Rules);
            }
            else if (RuleAttributes.IsUnchecked(attribute))
            {
                report.Unchecked(attribute, "Tern does not check it; say the same with [Validate], for instance by a static method: [Validate(With = nameof(…))]");
            }
        }

        Dictionary<MessageType, bool> validated = [];
        CollectMessages(context, candidate.Field.Type, candidate.Type, validated);
        return RuleNode.ToSet(root, candidate.Field.Type, message => validated.TryGetValue(message, out bool isValidated) && isValidated);
    }

    private static void AddOwn(ParseContext context, AttributeData attribute, Candidate candidate, RuleType type, RuleNode root, RuleFactory factory, RuleReport report)
    {
        string part = attribute.ArgumentOf<string>(0) ?? "";
        if (root.Of(part, type) is not { } found)
        {
            report.NotApplicable(attribute, $"\"{part}\"", "elem is a part of lists and sets, key and value are parts of maps");
            return;
        }

        INamedTypeSymbol owner = candidate.Symbol.ContainingType;
        ITypeSymbol value = PartOf(candidate.Type, part);
        new ValidateAttributeRules(factory, report).Add(
            attribute, found.Type, found.Node, method => CustomMethods.Find(context.Compilation, attribute, method, owner, value, isMessage: false, report));
    }

    private static List<ValidationRule> ParseAsserts(ParseContext context, INamedTypeSymbol type, IReadOnlyList<Candidate> candidates, bool isClosed)
    {
        var asserts = new List<ValidationRule>();
        var factory = new RuleFactory(name => FieldOf(candidates, name), s_noFunctions);
        foreach (INamedTypeSymbol declaring in type.BasesAndSelf())
        {
            foreach (AttributeData attribute in declaring.GetAttributes().Where(RuleAttributes.IsOwn))
            {
                var report = new RuleReport(isClosed ? null : context, type.Name, type.ToSpan());
                foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
                {
                    if (AssertOf(context, attribute, argument.Key, argument.Value, declaring, factory, report) is { } rule)
                    {
                        asserts.Add(rule with { Message = attribute.NamedText("Message") });
                    }
                }
            }
        }

        return asserts;
    }

    private static ValidationRule? AssertOf(
        ParseContext context, AttributeData attribute, string name, TypedConstant value, INamedTypeSymbol declaring, RuleFactory factory, RuleReport report)
    {
        switch (name)
        {
            case "Assert" when value.Value is string text:
                ValidationRule? rule = factory.CreateAssert(text, out RuleProblem? problem);
                if (rule is null)
                {
                    report.Problem(attribute, name, problem!);
                }

                return rule;
            case "With" when value.Value is string method:
                MethodDetail? detail = CustomMethods.Find(context.Compilation, attribute, method, declaring, declaring, isMessage: true, report);
                return detail is null ? null : new ValidationRule(RuleKind.Custom, default, Detail: detail);
            case "WithType" or "Message":
                return null;
            default:
                report.NotApplicable(attribute, name, "on a type there are Assert and With only; put the rule on a field");
                return null;
        }
    }

    private static RuleType? FieldOf(IReadOnlyList<Candidate> candidates, string name)
    {
        Candidate? field = candidates.FirstOrDefault(c => c.Field.WireName == name) ?? candidates.FirstOrDefault(c => c.Field.Member == name);
        return field is null ? null : RuleType.Of(field.Field.Type);
    }

    private static void ReportUnchecked(ParseContext context, IReadOnlyList<Candidate> candidates, IReadOnlyList<Candidate> referable, bool isClosed)
    {
        if (!isClosed)
        {
            ParseFields(context, candidates, referable, isClosed);
        }
    }

    // Whether rules are generated for a message says its symbol; the model knows it by name.
    private static void CollectMessages(ParseContext context, TypeModel model, ITypeSymbol symbol, Dictionary<MessageType, bool> validated)
    {
        if (symbol is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            symbol = nullable.TypeArguments[0];
        }

        switch (model)
        {
            case MessageType message when symbol is INamedTypeSymbol named:
                validated[message] = Validatability.Of(context.Compilation, named);
                break;
            case ListType list:
                CollectMessages(context, list.Element, symbol is IArrayTypeSymbol array ? array.ElementType : ArgumentOf(symbol, 0), validated);
                break;
            case SetType set:
                CollectMessages(context, set.Element, ArgumentOf(symbol, 0), validated);
                break;
            case MapType map:
                CollectMessages(context, map.Key, ArgumentOf(symbol, 0), validated);
                CollectMessages(context, map.Value, ArgumentOf(symbol, 1), validated);
                break;
        }
    }

    private static ITypeSymbol PartOf(ITypeSymbol type, string part)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        foreach (string step in part.Split(['.'], StringSplitOptions.RemoveEmptyEntries))
        {
            type = type is IArrayTypeSymbol array ? array.ElementType : ArgumentOf(type, step == "value" ? 1 : 0);
        }

        return type;
    }

    private static ITypeSymbol ArgumentOf(ITypeSymbol type, int index) => ((INamedTypeSymbol)type).TypeArguments[index];

    private static bool DependsOnParameters(ISymbol symbol) => Depends((symbol.OriginalDefinition as IPropertySymbol)?.Type ?? (symbol.OriginalDefinition as IFieldSymbol)?.Type);

    private static bool Depends(ITypeSymbol? type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => Depends(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(Depends),
        _ => false,
    };
}
