using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Validation;

/// <summary>Reads the rules that annotations of IDL give: thrift-gen-validator's <c>vt.*</c>, <c>(api.vt)</c> of its counterpart for Protobuf, and the options of
/// protoc-gen-validate and protovalidate. docs/validation.md says what they mean.</summary>
/// <remarks>Pure and safe for concurrent use.</remarks>
public static class ValidationRules
{
    /// <summary>Finds what is checked of a schema.</summary>
    /// <param name="schema">The linked files.</param>
    /// <param name="options">How rules are read.</param>
    /// <param name="cancellationToken">Ends reading early.</param>
    public static IdlValidation Of(IdlSchema schema, ValidationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var diagnostics = new List<ContractDiagnostic>();
        var index = new IdlIndex(schema);
        Dictionary<string, string> functions = [];
        foreach (RuleMethod function in (options ?? ValidationOptions.Default).Functions)
        {
            functions[function.Name] = function.Method;
        }

        var read = new List<MessageTrees>();
        var methods = new List<(IdlId Service, IdlMethod Method, List<(IdlField Field, RuleTree? Tree)> Arguments)>();
        foreach (IdlFile file in schema.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var constants = new NamedConstants(file, index);

            // Those who wrote such options expect it; thrift-gen-validator and its counterpart check what a rule speaks of.
            bool intoParts = file.Messages.Any(m => m.Fields.Any(f => f.Annotations.Any(FieldOptionRules.Is)));
            foreach (IdlMessage message in file.Messages)
            {
                var reader = new RuleReader(message.Id.SimpleName, message.Kind == IdlMessageKind.Union ? default : message.Fields, index, constants.Find, functions, diagnostics.Add);
                bool isDisabled = FieldOptionRules.IsDisabled(message);
                new FieldOptionRules(message.Id.SimpleName, diagnostics.Add).ReportMessage(message);
                List<(IdlField, RuleTree?)> fields = message.Fields.Select(f => (f, isDisabled ? null : reader.Read(f))).ToList();
                read.Add(new MessageTrees(message, fields, reader.ReadAsserts(message.Annotations), intoParts));
            }

            foreach (IdlService service in file.Services)
            {
                foreach (IdlMethod method in service.Methods)
                {
                    var reader = new RuleReader($"{service.Id.SimpleName}.{method.Name}", method.Parameters, index, constants.Find, functions, diagnostics.Add);
                    methods.Add((service.Id, method, method.Parameters.Select(p => (p, reader.Read(p))).ToList()));
                }
            }
        }

        HashSet<IdlId> isChecked = CheckedMessages(read);
        return new IdlValidation(
            read.Where(m => isChecked.Contains(m.Message.Id)).Select(m => RulesOf(m, isChecked)).ToEquatableArray(),
            methods.Select(m => new MethodRules(m.Service, m.Method.Name, FieldsOf(m.Arguments, isChecked, intoParts: false))).Where(m => m.Arguments.Count > 0).ToEquatableArray(),
            diagnostics.ToEquatableArray());
    }

    private static MessageRules RulesOf(MessageTrees message, HashSet<IdlId> isChecked)
        => new(message.Message.Id, FieldsOf(message.Fields, isChecked, message.IntoParts), message.Asserts.ToEquatableArray());

    private static EquatableArray<FieldRules> FieldsOf(List<(IdlField Field, RuleTree? Tree)> fields, HashSet<IdlId> isChecked, bool intoParts) => fields
        .Select(f => new FieldRules(f.Field.Name, RuleTree.ToSet(f.Tree, f.Field.Type, isChecked.Contains, intoParts)))
        .Where(f => !f.Rules.IsEmpty)
        .ToEquatableArray();

    // Those with rules, then again and again those that hold one: from each message the way leads back to its holders.
    private static HashSet<IdlId> CheckedMessages(List<MessageTrees> messages)
    {
        ILookup<IdlId, IdlId> holders = messages
            .SelectMany(m => m.Fields.SelectMany(f => RuleTree.Descents(f.Tree, f.Field.Type, m.IntoParts)).Select(held => (Held: held, Holder: m.Message.Id)))
            .ToLookup(p => p.Held, p => p.Holder);
        var found = new HashSet<IdlId>(messages.Where(m => m.Asserts.Count > 0 || m.Fields.Any(f => f.Tree?.HasRules == true)).Select(m => m.Message.Id));
        var waiting = new Queue<IdlId>(found);
        while (waiting.Count > 0)
        {
            foreach (IdlId holder in holders[waiting.Dequeue()].Where(found.Add))
            {
                waiting.Enqueue(holder);
            }
        }

        return found;
    }

    private sealed record MessageTrees(IdlMessage Message, List<(IdlField Field, RuleTree? Tree)> Fields, List<ValidationRule> Asserts, bool IntoParts);
}
