namespace Tern.Generic;

/// <summary>What JSON and maps show of a request or an answer: the message that is the only argument, or the answer; otherwise a message of the arguments, or of the answer as <c>reply</c>.</summary>
/// <param name="plan">Its fields.</param>
/// <param name="envelopeId">The field of the argument or result struct that holds it; <see langword="null"/> if its fields are those of the struct.</param>
internal sealed class MethodBody(MessagePlan plan, int? envelopeId)
{
    public MessagePlan Plan => plan;

    /// <summary>Whether Thrift's argument or result struct holds it as one of its fields.</summary>
    public bool IsEnveloped => envelopeId.HasValue;

    public short EnvelopeId => (short)(envelopeId ?? 0);
}
