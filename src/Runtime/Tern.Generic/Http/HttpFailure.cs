namespace Tern.Generic;

/// <summary>Failures of calls as HTTP responses.</summary>
internal static class HttpFailure
{
    public const int Ok = 200;

    private const int BadRequest = 400;
    private const int ServerError = 500;

    public static HttpMappingResponse Of(GenericMethod method, Exception failure) => failure switch
    {
        GenericException { Json: { } content } declared when PlanOf(method, declared.Name) is { } plan => HttpResponseWriter.Write(plan, content, BadRequest),
        RpcBizException business => Json(BadRequest, business.Code.ToString(System.Globalization.CultureInfo.InvariantCulture), isNumber: true, business.Message, business.Extra),
        RpcException call => Json(StatusOf(call.Code), call.Code.ToString(), isNumber: false, call.Message, null),
        _ => Json(ServerError, nameof(RpcStatusCode.Internal), isNumber: false, "the call failed", null),
    };

    private static MessagePlan? PlanOf(GenericMethod method, string name) => method.Throws.FirstOrDefault(field => field.Type.Message!.Name == name)?.Type.Message;

    private static HttpMappingResponse Json(int status, string code, bool isNumber, string message, IReadOnlyDictionary<string, string>? extra)
    {
        JsonOutput output = JsonOutput.Rent();
        output.Writer.WriteStartObject();
        output.Writer.WritePropertyName("code"u8);
        if (isNumber)
        {
            output.Writer.WriteRawValue(code);
        }
        else
        {
            output.Writer.WriteStringValue(code);
        }

        output.Writer.WriteString("message"u8, message);
        if (extra is { Count: > 0 })
        {
            output.Writer.WriteStartObject("extra"u8);
            foreach ((string key, string value) in extra)
            {
                output.Writer.WriteString(key, value);
            }

            output.Writer.WriteEndObject();
        }

        output.Writer.WriteEndObject();
        return new HttpMappingResponse(status, [], "application/json", output.ToArrayAndReturn());
    }

    // Source: google/rpc/code.proto, which names an HTTP status for each code.
    private static int StatusOf(RpcStatusCode code) => code switch
    {
        RpcStatusCode.Ok => Ok,
        RpcStatusCode.Cancelled => 499,
        RpcStatusCode.InvalidArgument or RpcStatusCode.FailedPrecondition or RpcStatusCode.OutOfRange => BadRequest,
        RpcStatusCode.DeadlineExceeded => 504,
        RpcStatusCode.NotFound => 404,
        RpcStatusCode.AlreadyExists or RpcStatusCode.Aborted => 409,
        RpcStatusCode.PermissionDenied => 403,
        RpcStatusCode.Unauthenticated => 401,
        RpcStatusCode.ResourceExhausted => 429,
        RpcStatusCode.Unimplemented => 501,
        RpcStatusCode.Unavailable => 503,
        _ => ServerError,
    };
}
