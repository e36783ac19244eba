using Tern.Serialization;

namespace Tern.Grpc.Descriptors;

/// <summary>Collects what contracts tell of themselves. Not thread-safe.</summary>
internal sealed class ContractCollector : IProtobufSchemaVisitor
{
    private readonly List<(string Message, string OneOf, string Union)> _oneOfs = [];

    /// <summary>Messages and enums by name, without those of the well-known files.</summary>
    public SortedDictionary<string, DescribedType> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Services by name.</summary>
    public SortedDictionary<string, ServiceDescriptorProto> Services { get; } = new(StringComparer.Ordinal);

    public bool VisitMessage(string name, ReadOnlySpan<byte> descriptor)
    {
        if (WellKnownFiles.FileOf(name) is not null || Types.ContainsKey(name))
        {
            return false;
        }

        Types.Add(name, new DescribedType(name, ProtobufSerializer.Read<DescriptorProto>(descriptor)));
        return true;
    }

    public void VisitOneOf(string message, string oneOf, string union) => _oneOfs.Add((message, oneOf, union));

    public void VisitEnum(string name, bool isClosed, ReadOnlySpan<byte> descriptor)
    {
        if (WellKnownFiles.FileOf(name) is null && !Types.ContainsKey(name))
        {
            Types.Add(name, new DescribedType(name, ProtobufSerializer.Read<EnumDescriptorProto>(descriptor), isClosed));
        }
    }

    public void VisitService(string name, ReadOnlySpan<byte> descriptor) => Services[name] = ProtobufSerializer.Read<ServiceDescriptorProto>(descriptor);

    /// <summary>Makes the fields of unions fields of the messages that have them as a oneof. A union that is nothing else is no message then.</summary>
    public void JoinOneOfs()
    {
        foreach ((string message, string oneOf, string union) in _oneOfs)
        {
            if (Types.GetValueOrDefault(message)?.Message is { } target && Types.GetValueOrDefault(union)?.Message is { } cases)
            {
                Join(target, oneOf, cases);
            }
        }

        HashSet<string> used = [.. ReferencedNames()];
        foreach ((_, _, string union) in _oneOfs)
        {
            if (!used.Any(name => name == union || name.StartsWith(union + ".", StringComparison.Ordinal)))
            {
                Types.Remove(union);
            }
        }
    }

    private static void Join(DescriptorProto target, string oneOf, DescriptorProto cases)
    {
        HashSet<string> taken = [.. target.Fields.Select(static field => field.Name!), .. target.OneOfs.Select(static one => one.Name!)];
        int index = target.OneOfs.Count;
        target.OneOfs.Add(new OneOfDescriptorProto { Name = Free(oneOf) });
        foreach (FieldDescriptorProto field in cases.Fields)
        {
            target.Fields.Add(new FieldDescriptorProto
            {
                Name = Free(field.Name!),
                Number = field.Number,
                Label = field.Label,
                Type = field.Type,
                TypeName = field.TypeName,
                JsonName = field.JsonName,
                OneOfIndex = index,
            });
        }

        target.Fields.Sort(static (left, right) => left.Number.GetValueOrDefault().CompareTo(right.Number.GetValueOrDefault()));

        string Free(string name)
        {
            while (!taken.Add(name))
            {
                name += "_";
            }

            return name;
        }
    }

    private IEnumerable<string> ReferencedNames() => Types.Values
        .SelectMany(static type => type.Fields.Select(static field => field.TypeName).OfType<string>().Where(name => !name.StartsWith($".{type.Name}.", StringComparison.Ordinal)))
        .Concat(Services.Values.SelectMany(static service => service.Methods).SelectMany(static method => new[] { method.InputType!, method.OutputType! }))
        .Select(static name => name.TrimStart('.'));
}
