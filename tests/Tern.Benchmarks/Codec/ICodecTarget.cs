namespace Tern.Benchmarks.Codec;

/// <summary>One codec with one message.</summary>
internal interface ICodecTarget
{
    /// <summary>Name of the codec.</summary>
    string Name { get; }

    /// <summary>Bytes that the message takes.</summary>
    int Size { get; }

    /// <summary>Writes the message as often as asked.</summary>
    void Write(int times);

    /// <summary>Reads the message as often as asked.</summary>
    void Read(int times);
}
