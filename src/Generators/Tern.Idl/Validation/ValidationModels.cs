using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Validation;

/// <summary>Turns rules of IDL into the models that are emitted, once the C# of the messages is known. Safe for concurrent use.</summary>
/// <param name="validation">The rules of the schema.</param>
public sealed class ValidationModels(IdlValidation validation)
{
    private readonly Dictionary<IdlId, MessageRules> _messages = validation.Messages.ToDictionary(m => m.Message);
    private readonly Dictionary<(IdlId Service, string Method), MethodRules> _methods = validation.Methods.ToDictionary(m => (m.Service, m.Method));

    /// <summary>What is checked of a message or exception; <see langword="null"/> if nothing is.</summary>
    /// <param name="message">The message.</param>
    /// <param name="model">Its C#. Fields have the names of the IDL as wire names, oneofs those of the oneofs.</param>
    public ValidationModel? Of(IdlMessage message, MessageModel model)
    {
        if (!_messages.TryGetValue(message.Id, out MessageRules? rules))
        {
            return null;
        }

        var fields = model.Fields
            .Select(f => new ValidatedField(
                f.WireName, f.Member, f.Type, f.IsNullable, f.Protobuf.IsOneOf, null, f.Protobuf.IsOneOf ? RulesOfOneOf(message, f.WireName, rules) : RulesOf(rules.Fields, f.WireName)))
            .ToDictionary(f => f.WireName, StringComparer.Ordinal);

        // In the order of the IDL: models have their fields by id.
        IEnumerable<string> order = message.Fields.Select(f => f.OneOf ?? f.Name).Concat(fields.Keys).Distinct(StringComparer.Ordinal);
        return ValidationModel.Of(model.Type, order.Where(fields.ContainsKey).Select(n => fields[n]).ToList(), rules.Asserts.ToList(), isUnion: false, model.IsPartial);
    }

    /// <summary>What is checked of a Thrift union; <see langword="null"/> if nothing is.</summary>
    /// <param name="union">The union.</param>
    /// <param name="model">Its C#.</param>
    public ValidationModel? Of(IdlMessage union, UnionModel model)
        => _messages.TryGetValue(union.Id, out MessageRules? rules) ? UnionOf(model, rules) : null;

    /// <summary>What is checked of a oneof; <see langword="null"/> if nothing is.</summary>
    /// <param name="message">The message that the oneof belongs to.</param>
    /// <param name="oneOf">Name of the oneof.</param>
    /// <param name="model">Its C#.</param>
    public ValidationModel? OfOneOf(IdlMessage message, string oneOf, UnionModel model)
        => _messages.TryGetValue(message.Id, out MessageRules? rules) && RulesOfOneOf(message, oneOf, rules).Descends ? UnionOf(model, rules with { Asserts = default }) : null;

    /// <summary>What is checked of the arguments of a method; <see langword="null"/> if nothing is.</summary>
    /// <param name="service">The service that declares it.</param>
    /// <param name="method">The method.</param>
    /// <param name="model">Its C#.</param>
    public MethodValidation? Of(IdlId service, IdlMethod method, MethodModel model)
    {
        if (!_methods.TryGetValue((service, method.Name), out MethodRules? rules))
        {
            return null;
        }

        bool isSingle = model.Parameters.Count == 1;
        List<ValidatedField> fields = model.Parameters
            .Select((p, i) => new ValidatedField(
                p.WireName, p.Member, p.Type, p.IsNullable, isSingle && p.Type is MessageType, null, i < method.Parameters.Count ? RulesOf(rules.Arguments, method.Parameters[i].Name) : RuleSet.None))
            .ToList();
        return MethodValidation.Of(fields);
    }

    private static ValidationModel UnionOf(UnionModel model, MessageRules rules)
    {
        List<ValidatedField> cases = model.Cases
            .Select(c => new ValidatedField(c.WireName, c.Member, c.Type, IsNullable: false, IsInlined: false, c.Name, RulesOf(rules.Fields, c.WireName)))
            .ToList();
        return ValidationModel.Of(model.Type, cases, rules.Asserts.ToList(), isUnion: true, isPartial: !model.HasErrors);
    }

    private static RuleSet RulesOfOneOf(IdlMessage message, string oneOf, MessageRules rules)
        => message.Fields.Any(f => f.OneOf == oneOf && !RulesOf(rules.Fields, f.Name).IsEmpty) ? RuleSet.None with { Descends = true } : RuleSet.None;

    private static RuleSet RulesOf(EquatableArray<FieldRules> fields, string name)
        => fields.FirstOrDefault(f => string.Equals(f.Field, name, StringComparison.Ordinal))?.Rules ?? RuleSet.None;
}
