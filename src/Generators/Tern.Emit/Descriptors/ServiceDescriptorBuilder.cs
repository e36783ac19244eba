using Tern.Schema;

namespace Tern.Emit;

/// <summary>Puts the declaration of a service together, and those of the messages that it has where C# has several arguments or a value that is no message.</summary>
internal sealed class ServiceDescriptorBuilder
{
    private const string Empty = "google.protobuf.Empty";

    private readonly string _fullName;
    private readonly LocalNames _names = new();
    private readonly List<BodyDescriptor> _bodies = [];

    /// <summary>Builds the declarations.</summary>
    public ServiceDescriptorBuilder(ServiceModel service)
    {
        _fullName = ProtoNames.Qualified(service.WireName);
        Service = new ServiceDescriptor(ProtoNames.SimpleOf(_fullName), service.Methods.Select(Build).ToEquatableArray());
    }

    /// <summary>Full name of the service.</summary>
    public string FullName => _fullName;

    /// <summary>The service.</summary>
    public ServiceDescriptor Service { get; }

    /// <summary>The messages of its own.</summary>
    public IReadOnlyList<BodyDescriptor> Bodies => _bodies;

    private MethodDescriptor Build(MethodModel method)
    {
        string name = _names.Take(ProtoNames.Identifier(method.WireName));
        return new MethodDescriptor(
            name,
            RequestOf(method, name),
            ReplyOf(method, name),
            method.IsIdempotent,
            StreamsInput: method.Kind is MethodKind.ClientStreaming or MethodKind.DuplexStreaming,
            StreamsOutput: method.Kind is MethodKind.ServerStreaming or MethodKind.DuplexStreaming);
    }

    private string RequestOf(MethodModel method, string name)
    {
        if (method.Parameters.Count == 0)
        {
            return Empty;
        }

        if (method.Parameters.Count == 1 && method.Parameters[0].Type is MessageType message)
        {
            return ProtoNames.Qualified(message.ProtobufName);
        }

        string fullName = ProtoNames.Beside(_fullName, ProtoNames.SimpleOf(_fullName) + name + "Arguments");
        var body = new MessageDescriptorBuilder(fullName);
        foreach (ParameterModel parameter in method.Parameters)
        {
            if (parameter.IsStream)
            {
                body.Add(1, "request", parameter.Type, ProtobufModel.Default, hasPresence: false);
            }
            else
            {
                body.Add(parameter.Id, parameter.WireName, parameter.Type, parameter.Protobuf, parameter.IsNullable);
            }
        }

        _bodies.Add(new BodyDescriptor(fullName, body.Build(), method.Parameters.Select(p => p.Type).ToEquatableArray()));
        return fullName;
    }

    private string ReplyOf(MethodModel method, string name)
    {
        switch (method.Reply)
        {
            case null:
                return Empty;
            case MessageType message:
                return ProtoNames.Qualified(message.ProtobufName);
            default:
                string fullName = ProtoNames.Beside(_fullName, ProtoNames.SimpleOf(_fullName) + name + "Result");
                var body = new MessageDescriptorBuilder(fullName);
                body.Add(1, "reply", method.Reply, ProtobufModel.Default, method.IsReplyNullable);
                _bodies.Add(new BodyDescriptor(fullName, body.Build(), new([method.Reply])));
                return fullName;
        }
    }
}

/// <summary>A message that stands for several arguments, or for a value that is no message.</summary>
/// <param name="FullName">Its full name.</param>
/// <param name="Message">Its declaration.</param>
/// <param name="Types">Types of what it carries.</param>
internal sealed record BodyDescriptor(string FullName, MessageDescriptor Message, EquatableArray<TypeModel> Types);
