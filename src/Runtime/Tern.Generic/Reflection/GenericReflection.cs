namespace Tern.Generic;

/// <summary>Learns the contract of a gRPC server from its reflection service, so that it can be called without a <c>.proto</c> file. Thread-safe.</summary>
/// <remarks>
/// What servers tell is their declarations without comments and custom options. Both <c>grpc.reflection.v1</c> and <c>v1alpha</c> are tried.
/// </remarks>
public static class GenericReflection
{
    /// <summary>Most files that a server may need to declare its services; it could name new ones without end otherwise.</summary>
    internal const int MaxFiles = 4096;

    /// <summary>Asks a server for its contract.</summary>
    /// <param name="channel">A channel to the server, over <see cref="RpcProtocol.Grpc"/>.</param>
    /// <param name="symbols">Full names of the services or messages that are wanted, with all that they need; <see langword="null"/> for every service that the server lists.</param>
    /// <param name="context">What surrounds the conversation: time, headers; <see langword="null"/> for the channel's defaults.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="RpcException">
    /// The server could not be asked. <see cref="RpcStatusCode.Unimplemented"/>: it has no reflection service. <see cref="RpcStatusCode.NotFound"/>: it does not know one of
    /// <paramref name="symbols"/>. <see cref="RpcStatusCode.ResourceExhausted"/>: it names more than 4096 files.
    /// </exception>
    /// <exception cref="GenericContractException">What the server tells cannot be used.</exception>
    public static async Task<GenericContract> LoadAsync(
        RpcChannel channel, IReadOnlyList<string>? symbols = null, CallContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(channel);
        try
        {
            return await LoadAsync(channel, ReflectionIdl.V1, symbols, context, cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException failure) when (failure.Code == RpcStatusCode.Unimplemented)
        {
            // Older servers know the name that the service had before it was finished.
            return await LoadAsync(channel, ReflectionIdl.V1Alpha, symbols, context, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<GenericContract> LoadAsync(
        RpcChannel channel, GenericService service, IReadOnlyList<string>? symbols, CallContext? context, CancellationToken cancellationToken)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        await using ReflectionConversation conversation = new(channel, service, context, cancellationToken);
        foreach (string symbol in symbols ?? await conversation.ListServicesAsync().ConfigureAwait(false))
        {
            Queue<string> missing = new(Add(texts, await conversation.FilesOfSymbolAsync(symbol).ConfigureAwait(false)));
            while (missing.TryDequeue(out string? file))
            {
                if (!texts.ContainsKey(file) && !file.StartsWith("google/protobuf/", StringComparison.Ordinal))
                {
                    foreach (string further in Add(texts, await conversation.FilesByNameAsync(file).ConfigureAwait(false)))
                    {
                        missing.Enqueue(further);
                    }
                }
            }
        }

        return GenericContract.Load([.. texts.Keys], path => texts.GetValueOrDefault(path));
    }

    /// <summary>Notes files.</summary>
    /// <returns>The files that they import.</returns>
    private static List<string> Add(Dictionary<string, string> texts, IReadOnlyList<DescriptorFile> files)
    {
        List<string> imports = [];
        foreach (DescriptorFile file in files)
        {
            // Tern has these itself, and a server may have older ones.
            if (file.Name.StartsWith("google/protobuf/", StringComparison.Ordinal) || !texts.TryAdd(file.Name, file.Text))
            {
                continue;
            }

            if (texts.Count > MaxFiles)
            {
                throw new RpcException(RpcStatusCode.ResourceExhausted, $"The server declares its services in more than {MaxFiles} files. Load its contract from IDL files.");
            }

            imports.AddRange(file.Imports);
        }

        return imports;
    }
}
