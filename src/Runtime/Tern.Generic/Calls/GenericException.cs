namespace Tern.Generic;

/// <summary>A declared exception of a service that is known from IDL. A client throws what the server answered with; the handler of a generic service throws it to answer with one.</summary>
public sealed class GenericException : Exception
{
    /// <summary>Makes an exception from JSON.</summary>
    /// <param name="name">Name of the exception in the IDL. The method must declare it; otherwise the caller sees an undeclared failure.</param>
    /// <param name="content">Its fields.</param>
    public GenericException(string name, GenericJson content)
        : base($"{name}: {content}")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Json = content;
    }

    /// <summary>Makes an exception from a dictionary.</summary>
    /// <inheritdoc cref="GenericException(string, GenericJson)" path="/param"/>
    public GenericException(string name, IReadOnlyDictionary<string, object?> content)
        : base(name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(content);
        Name = name;
        Map = content;
    }

    /// <summary>Makes an exception from bytes.</summary>
    /// <param name="name">Name of the exception in the IDL.</param>
    /// <param name="content">The exception as a struct of Thrift Binary, stop byte included.</param>
    public GenericException(string name, ReadOnlyMemory<byte> content)
        : base(name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Raw = content;
    }

    /// <summary>Name of the exception in the IDL.</summary>
    public string Name { get; }

    /// <summary>Its fields as JSON; <see langword="null"/> if the call was made in another form.</summary>
    public GenericJson? Json { get; }

    /// <summary>Its fields by name; <see langword="null"/> if the call was made in another form.</summary>
    public IReadOnlyDictionary<string, object?>? Map { get; }

    /// <summary>Its struct as Thrift Binary, stop byte included; <see langword="null"/> if the call was made in another form.</summary>
    public ReadOnlyMemory<byte>? Raw { get; }
}
