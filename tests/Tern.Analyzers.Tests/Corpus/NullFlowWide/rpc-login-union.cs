// case: rpc-login-union
// category: rpc
// rationale: a login message carries one of three arms; a default branch and a stale kind read an arm that is not set
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.RpcLoginUnion;

public enum LoginKind
{
    None,
    Password,
    Token,
    Certificate,
}

public sealed record PasswordArm(string User, string Hash);

public sealed record TokenArm(string Value);

public sealed record CertificateArm(byte[] Raw);

public sealed class LoginRequest
{
    public LoginKind Kind { get; private set; }

    public PasswordArm Password { get; private set; } = null!;

    public TokenArm Token { get; private set; } = null!;

    public CertificateArm Certificate { get; private set; } = null!;

    public static LoginRequest From(PasswordArm arm) => new() { Kind = LoginKind.Password, Password = arm };

    public static LoginRequest From(TokenArm arm) => new() { Kind = LoginKind.Token, Token = arm };

    public static LoginRequest From(CertificateArm arm) => new() { Kind = LoginKind.Certificate, Certificate = arm };
}

public static class LoginService
{
    public static int Cost(LoginRequest r)
    {
        switch (r.Kind)
        {
            case LoginKind.Password:
                return r.Password.Hash.Length;
            case LoginKind.None:
                return 0;
            default:
                return r.Token.Value.Length; // missed: null-deref
        }
    }

    public static string Principal(LoginRequest r)
    {
        bool anonymous = r.Kind == LoginKind.None;
        if (anonymous)
        {
            return "anonymous";
        }

        return r.Kind == LoginKind.Certificate ? "cert" + r.Certificate.Raw.Length : r.Password.User.Trim(); // missed: null-deref
    }

    public static string Describe(LoginRequest r) => r.Kind switch
    {
        LoginKind.Password => r.Password.User.Trim(),
        LoginKind.Token => r.Token.Value.Trim(),
        LoginKind.Certificate => Convert.ToHexString(r.Certificate.Raw),
        _ => "none",
    };
}

public static class Case
{
    private static readonly LoginRequest[] All =
        [LoginRequest.From(new PasswordArm("u", "h")), LoginRequest.From(new TokenArm("t")), LoginRequest.From(new CertificateArm([1])), new LoginRequest()];

    public static void Demo1() => LoginService.Cost(All[2]);
    public static void Demo2() => LoginService.Principal(All[1]);
    public static void Demo3() => Array.ForEach(All, r => LoginService.Describe(r));
    public static void Demo4() => LoginService.Cost(All[0]);
}
