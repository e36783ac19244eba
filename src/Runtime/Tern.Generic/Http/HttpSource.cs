using Tern.Schema.Idl;

namespace Tern.Generic;

/// <summary>Places of HTTP messages that fields are taken from and put to.</summary>
internal enum HttpPlace
{
    Body,
    Query,
    Path,
    Header,
    Cookie,
    RawBody,
    Status,
    None,
}

/// <summary>Where a field stands in HTTP messages.</summary>
/// <param name="Place">The place.</param>
/// <param name="Name">Its name there.</param>
/// <remarks>Source of the annotations: CloudWeGo Kitex, <c>pkg/generic/descriptor/annotation.go</c> and <c>http_mapping.go</c>.</remarks>
internal readonly record struct HttpSource(HttpPlace Place, string Name)
{
    /// <summary>Whether the IDL says where the field stands.</summary>
    public bool IsAnnotated { get; private init; }

    /// <summary>Where the IDL puts a field; without an annotation it is a member of the body by its name. Of several annotations the first one counts.</summary>
    public static HttpSource Of(FieldPlan field)
    {
        foreach (IdlAnnotation annotation in field.Definition?.Annotations ?? default)
        {
            if (PlaceOf(NameOf(annotation)) is { } place)
            {
                return new HttpSource(place, annotation.Value is "" or "true" && place is not HttpPlace.None ? field.Name : annotation.Value) { IsAnnotated = true };
            }
        }

        return new HttpSource(HttpPlace.Body, field.JsonName);
    }

    /// <summary>The name of an annotation: in Protobuf it stands in parentheses.</summary>
    public static string NameOf(IdlAnnotation annotation) => annotation.Key.StartsWith('(') ? annotation.Key.Trim('(', ')') : annotation.Key;

    private static HttpPlace? PlaceOf(string annotation) => annotation switch
    {
        "api.body" => HttpPlace.Body,
        "api.query" => HttpPlace.Query,
        "api.path" => HttpPlace.Path,
        "api.header" => HttpPlace.Header,
        "api.cookie" => HttpPlace.Cookie,
        "api.raw_body" => HttpPlace.RawBody,
        "api.http_code" => HttpPlace.Status,
        "api.none" => HttpPlace.None,
        _ => null,
    };
}
