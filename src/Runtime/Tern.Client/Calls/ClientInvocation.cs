using Tern.Serialization;

namespace Tern.Client;

/// <summary>A call as the client's middleware sees it.</summary>
internal abstract class ClientInvocation : RpcInvocation
{
    /// <summary>The end of the middleware: sends the call and keeps its answer.</summary>
    public abstract ValueTask SendAsync();
}

/// <summary>A call with its types.</summary>
internal sealed class ClientInvocation<TArguments, TReply>(
    CallPath path, MethodCodec<TArguments, TReply> method, TArguments arguments, CallContext? context, CancellationToken cancellationToken) : ClientInvocation
    where TArguments : struct, IRpcArguments
{
    private TArguments _arguments = arguments;
    private TReply _reply = default!;
    private bool _hasReply;
    private CallContext? _context = context;

    /// <summary>Time that the call waits for a connection to be opened; <see langword="null"/>: what the channel says.</summary>
    public TimeSpan? ConnectLimit { get; init; }

    public override RpcMethod Method => method;

    public override CallContext Context => _context ??= new CallContext();

    public override int ArgumentCount => _arguments.Count;

    public override bool HasReply => _hasReply;

    public override T GetArgument<T>(int index) => (T)_arguments.Get(index)!;

    public override void SetArgument<T>(int index, T value) => _arguments.Set(index, value);

    public override T GetReply<T>()
    {
        if (!_hasReply)
        {
            throw new InvalidOperationException($"{method.FullName} has no answer yet: call next first.");
        }

        return _reply is T reply ? reply : default(T) is null && _reply is null ? default! : throw WrongType<T>();
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

    public override async ValueTask SendAsync()
    {
        _reply = await path.SendAsync(method, _arguments, _context, ConnectLimit, cancellationToken).ConfigureAwait(false);
        _hasReply = true;
    }

    /// <summary>Goes through the middleware.</summary>
    public async ValueTask<TReply> RunAsync(RpcDelegate pipeline)
    {
        try
        {
            await pipeline(this).ConfigureAwait(false);
        }
        catch (Exception exception) when (CallFailure.IsForeign(exception))
        {
            throw CallFailure.Of(exception, method);
        }

        return _hasReply
            ? _reply
            : throw new InvalidOperationException($"Middleware ended the call of {method.FullName} without an answer: call next, SetReply, or throw.");
    }

    private InvalidCastException WrongType<T>() => new($"{method.FullName} answers with {typeof(TReply)}, not with {typeof(T)}.");
}
