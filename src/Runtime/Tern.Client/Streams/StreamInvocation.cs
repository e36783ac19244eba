namespace Tern.Client;

/// <summary>A call with streams as the client's middleware sees it: method and context. Its messages flow past the middleware.</summary>
internal sealed class StreamInvocation(RpcMethod method, CallContext context, Func<ValueTask> send) : ClientInvocation
{
    private int _isSent;

    public override RpcMethod Method => method;

    public override CallContext Context => context;

    public override int ArgumentCount => 0;

    public override bool HasReply => false;

    public override T GetArgument<T>(int index) => throw new ArgumentOutOfRangeException(nameof(index), $"{method.FullName} is a streaming method: it has no arguments here.");

    public override void SetArgument<T>(int index, T value) => GetArgument<T>(index);

    public override T GetReply<T>() => throw new InvalidOperationException($"{method.FullName} is a streaming method: its replies flow past the middleware.");

    public override void SetReply<T>(T value) => GetReply<T>();

    public override ValueTask SendAsync() => Interlocked.Exchange(ref _isSent, 1) == 0
        ? send()
        : throw new InvalidOperationException($"{method.FullName} is a streaming method: middleware can call next once, for messages that were read are gone.");
}
