using Tern.Emit.Export;
using Tern.Idl.Locking;
using Tern.Schema;
using Tern.Schema.Contracts;
using Tern.Schema.Idl;

namespace Tern.Generators.Contracts;

/// <summary>Takes the wire shape of contracts in C#: each is spoken on Thrift and on Protobuf. Safe for concurrent use.</summary>
public static class ContractLocks
{
    /// <summary>The wire shape of contracts; those of other assemblies are left out, because their own project records them.</summary>
    public static ContractLock Of(ContractSet contracts) => new Builder(contracts).Build();

    private sealed class Builder(ContractSet contracts)
    {
        private static readonly ContractWires[] s_wires = [ContractWires.Thrift, ContractWires.Protobuf];

        private readonly Dictionary<string, UnionModel> _unions = contracts.Unions.ToDictionary(u => u.Type.Name.ToString(), StringComparer.Ordinal);

        public ContractLock Build() => new(
            contracts.Messages.Where(m => IsOwn(m.Type.Name)).SelectMany(m => s_wires.Select(w => Message(w, m)))
                .Concat(contracts.Unions.Where(u => IsOwn(u.Type.Name)).SelectMany(u => s_wires.Select(w => Union(w, u))))
                .OrderBy(m => m.Name, StringComparer.Ordinal)
                .ThenBy(m => m.Wire)
                .ToEquatableArray(),
            contracts.Enums.SelectMany(e => s_wires.Select(w => Enum(w, e))).ToEquatableArray(),
            contracts.Services.SelectMany(s => s_wires.Select(w => Service(w, s))).ToEquatableArray());

        private bool IsOwn(TypeName name) => !contracts.NoteOf(ContractKeys.Of(name)).IsForeign || name.Arguments.Count > 0;

        private LockedMessage Message(ContractWires wire, MessageModel message)
        {
            ContractNote note = contracts.NoteOf(ContractKeys.Of(message.Type.Name));
            return new LockedMessage(
                wire,
                message.Type.ProtobufName,
                note.IsException ? IdlMessageKind.Exception : IdlMessageKind.Struct,
                message.Fields.SelectMany(f => Fields(wire, message, f)).Where(f => Fits(wire, f.Id)).OrderBy(f => f.Id).ToEquatableArray(),
                default,
                default,
                note.Where);
        }

        private IEnumerable<LockedField> Fields(ContractWires wire, MessageModel message, FieldModel field)
        {
            ContractNote note = contracts.NoteOf(ContractKeys.OfField(message.Type.Name, field.Id));
            if (field.Protobuf.IsOneOf)
            {
                // The union's cases are fields of the message itself.
                return _unions.TryGetValue(field.Type.Name.ToString(), out UnionModel? union)
                    ? union.Cases.Select(c => Case(wire, c, note.Where) with { OneOf = field.WireName })
                    : [];
            }

            return
            [
                new LockedField(
                    field.Id,
                    field.WireName,
                    TypeOf(wire, field.Type, field.Protobuf),
                    field.IsRequired ? IdlPresence.Required : field.IsNullable ? IdlPresence.Optional : IdlPresence.Default,
                    note.Initial is { } initial ? IdlValueText.Of(initial) : null,
                    null,
                    field.Protobuf.JsonName,
                    note.Where),
            ];
        }

        private LockedMessage Union(ContractWires wire, UnionModel union) => new(
            wire,
            union.Type.ProtobufName,
            IdlMessageKind.Union,
            union.Cases.Where(c => Fits(wire, c.Id)).Select(c => Case(wire, c, contracts.NoteOf(ContractKeys.OfField(union.Type.Name, c.Id)).Where)).OrderBy(c => c.Id).ToEquatableArray(),
            default,
            default,
            contracts.NoteOf(ContractKeys.Of(union.Type.Name)).Where);

        private static LockedField Case(ContractWires wire, UnionCaseModel one, SourceSpan? where)
            => new(one.Id, one.WireName, TypeOf(wire, one.Type, one.Protobuf), IdlPresence.Optional, null, null, one.Protobuf.JsonName, where);

        private LockedEnum Enum(ContractWires wire, EnumType type) => new(
            wire,
            type.ProtobufName,
            type.IsClosed && wire == ContractWires.Protobuf,
            type.Members
                .Select(m => new LockedEnumValue(m.Value, m.WireName, contracts.NoteOf(ContractKeys.OfValue(type.Name, m.WireName)).Where))
                .OrderBy(v => v.Value)
                .ThenBy(v => v.Name, StringComparer.Ordinal)
                .ToEquatableArray(),
            default,
            default,
            contracts.NoteOf(ContractKeys.Of(type.Name)).Where);

        private LockedService Service(ContractWires wire, ServiceModel service) => new(
            wire,
            service.WireName,
            service.Methods.Select(m => Method(wire, service, m)).OrderBy(m => m.Name, StringComparer.Ordinal).ToEquatableArray(),
            contracts.NoteOf(ContractKeys.Of(service.Name)).Where);

        private LockedMethod Method(ContractWires wire, ServiceModel service, MethodModel method) => new(
            method.WireName,
            method.Kind,
            method.Parameters.Where(p => Fits(wire, p.Id)).Select(p => Argument(wire, service, method, p)).OrderBy(p => p.Id).ToEquatableArray(),
            method.Reply is null ? null : TypeOf(wire, method.Reply, ProtobufModel.Default),
            method.Throws.Select(t => Thrown(service, method, t)).OrderBy(t => t.Id).ToEquatableArray(),
            contracts.NoteOf(ContractKeys.OfMethod(service.Name, method.WireName)).Where);

        private LockedField Argument(ContractWires wire, ServiceModel service, MethodModel method, ParameterModel parameter)
        {
            ContractNote note = contracts.NoteOf(ContractKeys.OfArgument(service.Name, method.WireName, parameter.Id));
            return new LockedField(
                parameter.Id,
                parameter.WireName,
                TypeOf(wire, parameter.Type, parameter.Protobuf),
                parameter.IsNullable ? IdlPresence.Optional : IdlPresence.Default,
                note.Initial is { } initial ? IdlValueText.Of(initial) : null,
                null,
                parameter.Protobuf.JsonName,
                note.Where);
        }

        private LockedField Thrown(ServiceModel service, MethodModel method, ThrowsModel thrown) => new(
            thrown.Id,
            thrown.WireName,
            LockWord.Escape(thrown.Type.ProtobufName),
            IdlPresence.Optional,
            null,
            null,
            null,
            contracts.NoteOf(ContractKeys.OfThrows(service.Name, method.WireName, thrown.Id)).Where);

        private static string TypeOf(ContractWires wire, TypeModel type, ProtobufModel protobuf)
            => wire == ContractWires.Thrift ? WireTypeText.Thrift(type, LockWord.Escape) : WireTypeText.Protobuf(type, protobuf, LockWord.Escape);

        private static bool Fits(ContractWires wire, int id) => wire == ContractWires.Thrift ? FieldIds.FitsThrift(id) : FieldIds.FitsProtobuf(id);
    }
}
