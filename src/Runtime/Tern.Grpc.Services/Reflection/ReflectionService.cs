using Tern.Grpc.Descriptors;
using Tern.Serialization;

namespace Tern.Grpc;

/// <summary>Tells tools such as grpcurl which services a server has and how they are declared, so that they can call them without a <c>.proto</c> file. Thread-safe.</summary>
/// <remarks>Declarations are put together when somebody asks for the first time. Whoever may call the server may see all of its contracts.</remarks>
public sealed class ReflectionService : IServerReflection, IServerReflectionAlpha
{
    private readonly Lazy<IServiceContract[]> _contracts;
    private readonly Lazy<DescriptorIndex> _files;

    /// <summary>Tells of services.</summary>
    /// <param name="contracts">The contracts, for instance <c>ServiceContract&lt;ICatalog&gt;.Get()</c>. Enumerated once, when somebody asks for the first time.</param>
    public ReflectionService(IEnumerable<IServiceContract> contracts)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        _contracts = new Lazy<IServiceContract[]>(() => [.. contracts.DistinctBy(static contract => contract.Name).OrderBy(static contract => contract.Name, StringComparer.Ordinal)]);
        _files = new Lazy<DescriptorIndex>(() => DescriptorIndex.Of(_contracts.Value));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReflectionResponse> ServerReflectionInfoAsync(IAsyncEnumerable<ReflectionRequest> requests, CallContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(requests);
        await foreach (ReflectionRequest request in requests.ConfigureAwait(false))
        {
            yield return new ReflectionResponse { ValidHost = request.Host, OriginalRequest = request, Answer = Answer(request.Question) };
        }
    }

    private ReflectionAnswer Answer(ReflectionQuestion? question) => question switch
    {
        ReflectionQuestion.ListServices => new ReflectionAnswer.Services(
            new ReflectionServiceList { Services = [.. _contracts.Value.Select(static contract => new ReflectionServiceName { Name = contract.Name })] }),
        ReflectionQuestion.FileByName { Name: var name } => Files(_files.Value.FindFile(name), $"there is no file \"{name}\""),
        ReflectionQuestion.FileOfSymbol { Symbol: var symbol } => Files(_files.Value.FindSymbol(symbol), $"no file declares \"{symbol}\""),
        ReflectionQuestion.FileOfExtension { Extension: var extension } =>
            Error(RpcStatusCode.NotFound, $"\"{extension.ContainingType}\" has no extension {extension.Number}: contracts have no extensions"),
        ReflectionQuestion.ExtensionNumbers { TypeName: var name } => _files.Value.HasMessage(name)
            ? new ReflectionAnswer.Extensions(new ReflectionExtensionNumbers { TypeName = name })
            : Error(RpcStatusCode.NotFound, $"there is no message \"{name}\""),
        _ => Error(RpcStatusCode.InvalidArgument, "the request asks for nothing that is known"),
    };

    private static ReflectionAnswer Files(IReadOnlyList<ReadOnlyMemory<byte>>? files, string otherwise) =>
        files is null ? Error(RpcStatusCode.NotFound, otherwise) : new ReflectionAnswer.Files(new ReflectionFiles { Files = files });

    private static ReflectionAnswer.Error Error(RpcStatusCode code, string message) => new(new ReflectionError { Code = (int)code, Message = message });
}
