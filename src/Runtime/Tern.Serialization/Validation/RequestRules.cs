namespace Tern.Serialization;

/// <summary>Checks requests where a server or a channel asks for it.</summary>
internal static class RequestRules
{
    /// <summary>The failure of arguments that break a rule; <see langword="null"/> if they break none.</summary>
    public static RpcValidationException? Check<TArguments, TReply>(MethodCodec<TArguments, TReply> method, in TArguments arguments, TimeProvider timeProvider)
        where TArguments : struct, IRpcArguments
    {
        var errors = new ValidationErrors(ValidationErrors.DefaultLimit, timeProvider);
        method.Validate(in arguments, ref errors);
        return errors.Count == 0 ? null : new RpcValidationException(errors.ToList(), method.FullName);
    }

    /// <summary>The failure of a message of a stream that breaks a rule; <see langword="null"/> if it breaks none.</summary>
    public static RpcValidationException? Check<TRequest, TReply>(StreamCodec<TRequest, TReply> method, in TRequest request, TimeProvider timeProvider)
    {
        var errors = new ValidationErrors(ValidationErrors.DefaultLimit, timeProvider);
        method.Validate(in request, ref errors);
        return errors.Count == 0 ? null : new RpcValidationException(errors.ToList(), method.FullName);
    }
}
