namespace Tern.Server;

/// <summary>A call with streams as the server's middleware sees it, whatever brought it: method and context. Its messages flow past the middleware.</summary>
internal abstract class StreamInvocation : RpcInvocation
{
    private int _isStarted;

    public override int ArgumentCount => 0;

    public override bool HasReply => false;

    public override T GetArgument<T>(int index) => throw new ArgumentOutOfRangeException(nameof(index), $"{Method.FullName} is a streaming method: it has no arguments here.");

    public override void SetArgument<T>(int index, T value) => GetArgument<T>(index);

    public override T GetReply<T>() => throw new InvalidOperationException($"{Method.FullName} is a streaming method: its replies flow past the middleware.");

    public override void SetReply<T>(T value) => GetReply<T>();

    /// <summary>The end of the middleware: calls the handler and sends what it returns.</summary>
    public ValueTask RunHandlerAsync() => Interlocked.Exchange(ref _isStarted, 1) == 0
        ? CallHandlerAsync()
        : throw new InvalidOperationException($"{Method.FullName} is a streaming method: middleware can call next once, for messages that were read are gone.");

    /// <summary>Calls the handler and sends what it returns.</summary>
    protected abstract ValueTask CallHandlerAsync();
}
