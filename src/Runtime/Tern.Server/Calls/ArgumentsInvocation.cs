namespace Tern.Server;

/// <summary>A call with one request and one answer as the server's middleware sees it, whatever brought it.</summary>
internal abstract class ArgumentsInvocation<TArguments, TReply> : RpcInvocation
    where TArguments : struct, IRpcArguments
{
    private TReply _reply = default!;
    private bool _hasReply;

    public override int ArgumentCount => Arguments.Count;

    public override bool HasReply => _hasReply;

    /// <summary>The answer.</summary>
    /// <exception cref="InvalidOperationException">The middleware ended without one.</exception>
    public TReply Reply => _hasReply
        ? _reply
        : throw new InvalidOperationException($"Middleware ended the call of {Method.FullName} without an answer: call next, SetReply, or throw.");

    /// <summary>The arguments, where the call keeps them.</summary>
    protected abstract ref TArguments Arguments { get; }

    public override T GetArgument<T>(int index) => (T)Arguments.Get(index)!;

    public override void SetArgument<T>(int index, T value) => Arguments.Set(index, value);

    public override T GetReply<T>()
    {
        TReply current = Reply;
        return current is T reply ? reply : default(T) is null && current is null ? default! : throw WrongType<T>();
    }

    public override void SetReply<T>(T value)
    {
        if (value is TReply reply)
        {
            _reply = reply;
        }
        else if (value is null && default(TReply) is null)
        {
            _reply = default!;
        }
        else
        {
            throw WrongType<T>();
        }

        _hasReply = true;
    }

    /// <summary>Forgets the last call.</summary>
    public void Reset()
    {
        _reply = default!;
        _hasReply = false;
    }

    /// <summary>The end of the middleware: calls the handler.</summary>
    public async ValueTask InvokeHandlerAsync()
    {
        _reply = await CallHandlerAsync().ConfigureAwait(false);
        _hasReply = true;
    }

    /// <summary>Calls the handler; middleware that tries again does so more than once.</summary>
    protected abstract ValueTask<TReply> CallHandlerAsync();

    private InvalidCastException WrongType<T>() => new($"{Method.FullName} answers with {typeof(TReply)}, not with {typeof(T)}.");
}
