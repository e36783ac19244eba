using Tern.Idl.CSharp.Naming;
using Tern.Idl.Validation;
using Tern.Schema;
using Tern.Schema.Declarations;
using Tern.Schema.Idl;

namespace Tern.Idl.CSharp;

/// <summary>Turns rules of IDL into attributes of declarations, and into what is checked.</summary>
/// <remarks>Both say the same: whoever compiles a declaration gets the checks that the IDL asks for.</remarks>
internal sealed class RuleLowering(IdlValidation validation, RuleValueLowering values)
{
    private readonly ValidationModels _models = new(validation);
    private readonly Dictionary<IdlId, MessageRules> _messages = validation.Messages.ToDictionary(m => m.Message);
    private readonly Dictionary<(IdlId Service, string Method), MethodRules> _methods = validation.Methods.ToDictionary(m => (m.Service, m.Method));

    /// <summary>What is checked.</summary>
    public ValidationModels Models => _models;

    /// <summary>The attributes of a field.</summary>
    /// <param name="message">The message that has it.</param>
    /// <param name="field">The field.</param>
    public EquatableArray<RuleDeclaration> OfField(IdlId message, IdlField field)
        => _messages.Count == 0 ? default : Of(_messages.TryGetValue(message, out MessageRules? rules) ? RulesOf(rules.Fields, field) : null, field.Type);

    /// <summary>The attributes of a parameter.</summary>
    /// <param name="service">The service that declares the method.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameter">The parameter.</param>
    public EquatableArray<RuleDeclaration> OfParameter(IdlId service, IdlMethod method, IdlField parameter)
        => _messages.Count + _methods.Count == 0
            ? default
            : Of(_methods.TryGetValue((service, method.Name), out MethodRules? rules) ? RulesOf(rules.Arguments, parameter) : null, parameter.Type);

    /// <summary>The attributes of a message as a whole.</summary>
    /// <param name="message">The message.</param>
    public EquatableArray<RuleDeclaration> OfMessage(IdlId message)
        => _messages.TryGetValue(message, out MessageRules? rules)
            ? rules.Asserts.Select(r => new RuleDeclaration("", new([new AssignedValue("Assert", values.Expression(r.Operands[0]))]))).ToEquatableArray()
            : default;

    private EquatableArray<RuleDeclaration> Of(RuleSet? rules, IdlType type)
    {
        List<RuleDeclaration> found = [];
        Collect(rules, type, "", found);
        return found.ToEquatableArray();
    }

    private void Collect(RuleSet? rules, IdlType type, string part, List<RuleDeclaration> found)
    {
        found.AddRange(Attributes(rules?.Rules ?? default, type, part));
        switch (type)
        {
            // C# checks messages wherever they are; IDL only those in fields, and those that a rule speaks of.
            case IdlMessageType message when _messages.ContainsKey(message.Id) && rules?.Descends != true:
                found.Add(new(part, new([new AssignedValue("Skip", CSharpLiterals.Of(true))])));
                break;
            case IdlListType list:
                Collect(rules?.Element, list.Element, PartOf(part, "elem"), found);
                break;
            case IdlSetType set:
                Collect(rules?.Element, set.Element, PartOf(part, "elem"), found);
                break;
            case IdlMapType map:
                Collect(rules?.Key, map.Key, PartOf(part, "key"), found);
                Collect(rules?.Value, map.Value, PartOf(part, "value"), found);
                break;
        }
    }

    // An attribute has each rule once, and one message for all of its rules.
    private IEnumerable<RuleDeclaration> Attributes(EquatableArray<ValidationRule> rules, IdlType type, string part)
    {
        List<AssignedValue> arguments = [];
        foreach (ValidationRule rule in rules)
        {
            AssignedValue argument = values.Of(rule, type);
            if (arguments.Count > 0 && (rule.Message is not null || arguments.Exists(a => a.Member == argument.Member)))
            {
                yield return new(part, arguments.ToEquatableArray());
                arguments.Clear();
            }

            arguments.Add(argument);
            if (rule.Message is { } message)
            {
                arguments.Add(new("Message", CSharpLiterals.Of(message)));
                yield return new(part, arguments.ToEquatableArray());
                arguments.Clear();
            }
        }

        if (arguments.Count > 0)
        {
            yield return new(part, arguments.ToEquatableArray());
        }
    }

    private static string PartOf(string part, string inner) => part.Length == 0 ? inner : $"{part}.{inner}";

    private static RuleSet? RulesOf(EquatableArray<FieldRules> fields, IdlField field)
        => fields.FirstOrDefault(f => string.Equals(f.Field, field.Name, StringComparison.Ordinal))?.Rules;
}
