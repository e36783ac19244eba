namespace Tern.Generic;

/// <summary>What a mapping makes of an answer.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">Headers, <c>Set-Cookie</c> among them; a name may come more than once.</param>
/// <param name="ContentType">Type of the body; <see langword="null"/> if there is none.</param>
/// <param name="Body">The body.</param>
public sealed record HttpMappingResponse(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, string? ContentType, ReadOnlyMemory<byte> Body);
