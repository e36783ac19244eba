using System.Text.Json;
using System.Threading.Channels;

namespace Tern.Generic;

/// <summary>One stream of questions to a server about what it serves; each answer is awaited before the next question.</summary>
internal sealed class ReflectionConversation : IAsyncDisposable
{
    private static readonly GenericOptions s_options = new() { PreserveFieldNames = true };

    private readonly Channel<GenericJson> _questions = Channel.CreateUnbounded<GenericJson>();
    private readonly CancellationTokenSource _end;
    private readonly IAsyncEnumerator<GenericJson> _answers;

    public ReflectionConversation(RpcChannel channel, GenericService service, CallContext? context, CancellationToken cancellationToken)
    {
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        GenericClient client = new(channel, service, s_options);
        _answers = client.DuplexStreamJsonAsync("ServerReflectionInfo", _questions.Reader.ReadAllAsync(_end.Token), context, _end.Token).GetAsyncEnumerator(_end.Token);
    }

    /// <summary>Full names of the services, without those of reflection itself.</summary>
    public async Task<IReadOnlyList<string>> ListServicesAsync()
    {
        JsonElement answer = await AskAsync("list_services", "").ConfigureAwait(false);
        return answer.TryGetProperty("list_services_response", out JsonElement list)
            ? [.. list.Items("service").Select(static service => service.Text("name")).Where(static name => !name.StartsWith("grpc.reflection.", StringComparison.Ordinal))]
            : throw Unexpected("list_services");
    }

    /// <summary>The file that declares something; a server may send those that it imports too.</summary>
    public Task<IReadOnlyList<DescriptorFile>> FilesOfSymbolAsync(string symbol) => FilesAsync("file_containing_symbol", symbol);

    /// <summary>A file, by its name.</summary>
    public Task<IReadOnlyList<DescriptorFile>> FilesByNameAsync(string name) => FilesAsync("file_by_filename", name);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _questions.Writer.TryComplete();
        await _end.CancelAsync().ConfigureAwait(false);
        await _answers.DisposeAsync().ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task<IReadOnlyList<DescriptorFile>> FilesAsync(string question, string name)
    {
        JsonElement answer = await AskAsync(question, name).ConfigureAwait(false);
        return answer.TryGetProperty("file_descriptor_response", out JsonElement files)
            ? [.. files.Items("file_descriptor_proto").Select(DescriptorText.Of)]
            : throw Unexpected(question);
    }

    private async Task<JsonElement> AskAsync(string question, string argument)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString(question, argument);
            writer.WriteEndObject();
        }

        _questions.Writer.TryWrite(buffer.ToArray());
        if (!await _answers.MoveNextAsync().ConfigureAwait(false))
        {
            throw new RpcException(RpcStatusCode.Internal, "The reflection service of the server ended before it answered.");
        }

        JsonElement answer = _answers.Current.ToElement();
        return answer.TryGetProperty("error_response", out JsonElement error)
            ? throw new RpcException((RpcStatusCode)error.Number("error_code"), $"The reflection service of the server answered for \"{argument}\": {error.Text("error_message")}")
            : answer;
    }

    private static RpcException Unexpected(string question) => new(RpcStatusCode.Internal, $"The reflection service of the server answered to {question} with something else.");
}
