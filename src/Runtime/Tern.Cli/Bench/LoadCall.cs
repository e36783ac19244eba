using Tern.Generic;

namespace Tern.Cli;

/// <summary>One call of a load: the whole stream, where a method streams.</summary>
internal sealed class LoadCall
{
    private static readonly GenericJson s_empty = "{}";

    private readonly GenericClient _client;
    private readonly GenericMethod _method;
    private readonly IReadOnlyList<GenericJson> _requests;
    private readonly Func<CancellationToken, CallContext> _context;

    public LoadCall(CallTarget target, IReadOnlyList<GenericJson> requests, GenericOptions options, Func<CancellationToken, CallContext> context)
    {
        _client = new GenericClient(target.Channel, target.Method.Service, options);
        _method = target.Method;
        _requests = requests;
        _context = context;
    }

    /// <summary>Makes the call.</summary>
    /// <param name="number">Its number, by which requests take turns.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async ValueTask CallAsync(long number, CancellationToken cancellationToken)
    {
        CallContext context = _context(cancellationToken);
        GenericJson request = _requests.Count == 0 ? s_empty : _requests[(int)(number % _requests.Count)];
        switch (_method.Kind)
        {
            case MethodKind.ServerStreaming:
                await DrainAsync(_client.ServerStreamJsonAsync(_method.Name, request, context, cancellationToken)).ConfigureAwait(false);
                break;
            case MethodKind.ClientStreaming:
                await _client.ClientStreamJsonAsync(_method.Name, AllAsync(), context, cancellationToken).ConfigureAwait(false);
                break;
            case MethodKind.DuplexStreaming:
                await DrainAsync(_client.DuplexStreamJsonAsync(_method.Name, AllAsync(), context, cancellationToken)).ConfigureAwait(false);
                break;
            default:
                await _client.InvokeJsonAsync(_method.Name, request, context, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private async IAsyncEnumerable<GenericJson> AllAsync()
    {
        foreach (GenericJson request in _requests)
        {
            yield return request;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    private static async ValueTask DrainAsync(IAsyncEnumerable<GenericJson> answers)
    {
        await foreach (GenericJson _ in answers.ConfigureAwait(false))
        {
            // Reading them is what is measured.
        }
    }
}
