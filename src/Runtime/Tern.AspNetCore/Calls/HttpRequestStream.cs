using System.Runtime.CompilerServices;

namespace Tern.AspNetCore;

/// <summary>The requests of a call as its handler enumerates them, once: each is read from the body when it is asked for.</summary>
internal sealed class HttpRequestStream<T>(HttpCall call, Func<HttpExchange, T> decode) : IAsyncEnumerable<T>
{
    private int _isTaken;

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => Interlocked.Exchange(ref _isTaken, 1) == 0
        ? ReadAsync(cancellationToken).GetAsyncEnumerator(CancellationToken.None)
        : throw new InvalidOperationException("The requests of a call can be enumerated once: they are gone when they have been read.");

    private async IAsyncEnumerable<T> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CancellationToken ended = call.Context.CancellationToken;
        using CancellationTokenSource? both =
            cancellationToken.CanBeCanceled && cancellationToken != ended ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ended) : null;
        while (await call.Exchange.ReadAsync(both?.Token ?? ended).ConfigureAwait(false))
        {
            yield return RequestMessages.Read(call.Exchange, decode);
        }
    }
}
