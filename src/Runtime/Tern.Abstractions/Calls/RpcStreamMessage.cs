namespace Tern;

/// <summary>One message of a streaming call, as middleware sees it. Not thread-safe.</summary>
public sealed class RpcStreamMessage
{
    private readonly Type _type;
    private object? _value;

    internal RpcStreamMessage(RpcMethod method, CallContext context, RpcStreamDirection direction, int number, object? value, Type type)
    {
        Method = method;
        Context = context;
        Direction = direction;
        Number = number;
        _value = value;
        _type = type;
    }

    /// <summary>The method that is called.</summary>
    public RpcMethod Method { get; }

    /// <summary>What surrounds the call.</summary>
    public CallContext Context { get; }

    /// <summary>Whether this end sends the message or has received it.</summary>
    public RpcStreamDirection Direction { get; }

    /// <summary>Which of the messages in its direction it is, from 1.</summary>
    public int Number { get; }

    /// <summary>The message; setting it replaces what is sent, or what the receiver gets.</summary>
    /// <exception cref="ArgumentException">The value is not of the message's type.</exception>
    public object? Value
    {
        get => _value;
        set => _value = value is null ? !_type.IsValueType ? null : throw WrongType() : _type.IsInstanceOfType(value) ? value : throw WrongType();
    }

    private ArgumentException WrongType() => new($"The message of {Method.FullName} is a {_type}; what replaces it must be one too.");
}

/// <summary>Which way a message of a stream goes, seen from the end at which middleware runs.</summary>
public enum RpcStreamDirection
{
    /// <summary>It is about to be sent.</summary>
    Sent,

    /// <summary>It has been received.</summary>
    Received,
}

/// <summary>Sees every message of streaming calls: requests and replies, those of calls with one stream and one single message too. Called one message after the other in each direction.</summary>
/// <param name="message">The message.</param>
/// <remarks>It is awaited before the message goes on. An exception that it throws ends the call: its other end sees a failure.</remarks>
public delegate ValueTask RpcStreamMiddleware(RpcStreamMessage message);
