namespace Tern.Schema.Idl;

/// <summary>Finds definitions of a schema by their identity.</summary>
/// <remarks>Not a value: make it where it is used and do not keep it in a model. Safe for concurrent reading.</remarks>
public sealed class IdlIndex
{
    private readonly Dictionary<IdlId, IdlMessage> _messages = [];
    private readonly Dictionary<IdlId, IdlEnum> _enums = [];
    private readonly Dictionary<IdlId, IdlService> _services = [];
    private readonly Dictionary<string, IdlFile> _files = new(StringComparer.Ordinal);

    /// <summary>Indexes a schema.</summary>
    public IdlIndex(IdlSchema schema)
    {
        foreach (IdlFile file in schema.Files)
        {
            _files[file.Path] = file;
            foreach (IdlMessage message in file.Messages)
            {
                _messages[message.Id] = message;
            }

            foreach (IdlEnum @enum in file.Enums)
            {
                _enums[@enum.Id] = @enum;
            }

            foreach (IdlService service in file.Services)
            {
                _services[service.Id] = service;
            }
        }
    }

    /// <summary>All services, in no order.</summary>
    public IReadOnlyCollection<IdlService> Services => _services.Values;

    /// <summary>The file of a path.</summary>
    public IdlFile? File(string path) => _files.TryGetValue(path, out IdlFile? file) ? file : null;

    /// <summary>The message of an identity; <see langword="null"/> if it has errors or does not exist.</summary>
    public IdlMessage? Message(IdlId id) => _messages.TryGetValue(id, out IdlMessage? message) ? message : null;

    /// <summary>The enum of an identity; <see langword="null"/> if it has errors or does not exist.</summary>
    public IdlEnum? Enum(IdlId id) => _enums.TryGetValue(id, out IdlEnum? @enum) ? @enum : null;

    /// <summary>The service of an identity; <see langword="null"/> if it has errors or does not exist.</summary>
    public IdlService? Service(IdlId id) => _services.TryGetValue(id, out IdlService? service) ? service : null;

    /// <summary>The methods of a service with those that it inherits, which come first.</summary>
    public IEnumerable<IdlMethod> MethodsOf(IdlService service)
    {
        IEnumerable<IdlMethod> inherited = service.Extends is { } id && Service(id) is { } parent ? MethodsOf(parent) : [];
        return inherited.Concat(service.Methods);
    }
}
