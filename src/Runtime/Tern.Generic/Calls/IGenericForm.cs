using Tern.Serialization;

namespace Tern.Generic;

/// <summary>One form in which requests and answers are handed over: JSON, maps, bytes. A struct without fields, so that calls of it are direct.</summary>
/// <typeparam name="TBody">What a request or an answer is.</typeparam>
internal interface IGenericForm<TBody>
{
    /// <summary>The answer of a method that answers without a value.</summary>
    static abstract TBody Nothing { get; }

    /// <summary>Writes the fields of an argument struct, or of the result struct of a success.</summary>
    static abstract void WriteEnvelope<TWriter>(ref TWriter writer, MethodBody body, in TBody value, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct;

    /// <summary>Reads an argument struct.</summary>
    static abstract TBody ReadArguments<TReader>(ref TReader reader, MethodBody body, GenericSettings settings)
        where TReader : struct, IThriftReader, allows ref struct;

    /// <summary>Reads a result struct.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="method">The method.</param>
    /// <param name="settings">Choices.</param>
    /// <param name="hasResult">Whether there is an answer, or none is needed.</param>
    /// <param name="declared">The declared exception that the struct holds.</param>
    static abstract TBody ReadResult<TReader>(ref TReader reader, GenericMethod method, GenericSettings settings, out bool hasResult, out GenericException? declared)
        where TReader : struct, IThriftReader, allows ref struct;

    /// <summary>Writes a message as a struct.</summary>
    static abstract void WriteStruct<TWriter>(ref TWriter writer, MessagePlan plan, in TBody value, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct;

    /// <summary>Reads a message from a struct.</summary>
    static abstract TBody ReadStruct<TReader>(ref TReader reader, MessagePlan plan, GenericSettings settings)
        where TReader : struct, IThriftReader, allows ref struct;

    /// <summary>Writes the fields of a message in Protobuf.</summary>
    static abstract void Write(ref ProtobufWriter writer, MessagePlan plan, in TBody value, GenericSettings settings);

    /// <summary>Reads the fields of a message in Protobuf.</summary>
    static abstract TBody Read(ref ProtobufReader reader, MessagePlan plan, GenericSettings settings);

    /// <summary>What an exception holds in this form.</summary>
    static abstract GenericException Exception(string name, in TBody content);
}
