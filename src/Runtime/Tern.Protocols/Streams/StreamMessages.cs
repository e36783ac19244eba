using System.Runtime.CompilerServices;

namespace Tern.Protocols;

/// <summary>Takes the messages of streams through the middleware for them. Thread-safe.</summary>
internal sealed class StreamMessages
{
    private readonly RpcStreamMiddleware[] _middleware;

    private StreamMessages(RpcStreamMiddleware[] middleware) => _middleware = middleware;

    /// <summary>Puts the stages together; <see langword="null"/> without any, so that messages flow past.</summary>
    public static StreamMessages? Compose(IReadOnlyList<RpcStreamMiddleware> middleware) => middleware.Count == 0 ? null : new StreamMessages([.. middleware]);

    /// <summary>Takes one message through: from the first stage to the last when it is sent, the other way round when it was received.</summary>
    public async ValueTask<T> PassAsync<T>(RpcMethod method, CallContext context, RpcStreamDirection direction, int number, T message)
    {
        var seen = new RpcStreamMessage(method, context, direction, number, message, typeof(T));
        for (int i = 0; i < _middleware.Length; i++)
        {
            await _middleware[direction == RpcStreamDirection.Sent ? i : _middleware.Length - 1 - i](seen).ConfigureAwait(false);
        }

        return (T)seen.Value!;
    }

    /// <summary>Takes all messages of a stream through.</summary>
    public async IAsyncEnumerable<T> PassAllAsync<T>(
        RpcMethod method, CallContext context, RpcStreamDirection direction, IAsyncEnumerable<T> messages, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int number = 0;
        await foreach (T message in messages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return await PassAsync(method, context, direction, ++number, message).ConfigureAwait(false);
        }
    }
}
