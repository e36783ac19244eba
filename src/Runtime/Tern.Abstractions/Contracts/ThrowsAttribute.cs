namespace Tern;

/// <summary>Declares that a method may answer with an exception of this type (Thrift <c>throws</c>).</summary>
/// <param name="exceptionType">A class marked with <see cref="RpcExceptionAttribute"/>.</param>
/// <param name="id">Field id in the Thrift result, 1 to 32767, unique in the method.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ThrowsAttribute(Type exceptionType, int id) : Attribute
{
    /// <summary>The declared exception.</summary>
    public Type ExceptionType { get; } = exceptionType;

    /// <summary>Field id in the Thrift result.</summary>
    public int Id { get; } = id;
}
