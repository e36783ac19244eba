// case: rpc-permit-desk
// category: rpc
// rationale: union arms read without or against the discriminator, an optional comment read directly
// csc: partial

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RpcPermitDesk;

public enum ApplicantKind : byte
{
    Person = 1,
    Company = 2,
    Agency = 3,
}

public sealed class Person
{
    public string Surname { get; init; } = "doe";
}

public sealed class Company
{
    public string Vat { get; init; } = "DE1";
    public string? Comment { get; init; }
}

public sealed class PermitRequest
{
    public ApplicantKind Kind { get; private init; }
    public Person Person { get; private init; } = null!;
    public Company Company { get; private init; } = null!;

    public static PermitRequest From(Person p) => new() { Kind = ApplicantKind.Person, Person = p };

    public static PermitRequest From(Company c) => new() { Kind = ApplicantKind.Company, Company = c };

    public static PermitRequest Unknown(byte kind) => new() { Kind = (ApplicantKind)kind };

    public bool TryGetCompany(out Company company)
    {
        company = Company;
        return Kind == ApplicantKind.Company;
    }
}

public static class Desk
{
    public static string File(PermitRequest r)
    {
        string number = r.Kind == ApplicantKind.Company ? r.Company.Vat : r.Person.Surname; // want: null-deref
        return number.ToUpperInvariant();
    }

    public static int Fee(PermitRequest r)
    {
        r.TryGetCompany(out var company);
        return r.Kind switch
        {
            ApplicantKind.Person => r.Person.Surname.Length,
            _ => company.Vat.Length, // want: null-deref
        };
    }

    public static int Remarks(PermitRequest r) => r.TryGetCompany(out var c) ? c.Comment.Length : 0; // want: null-deref

    public static string Archive(PermitRequest r) => r switch
    {
        { Kind: ApplicantKind.Person } => r.Person.Surname,
        { Kind: ApplicantKind.Company } => r.Company.Vat + (r.Company.Comment?.Length ?? 0),
        _ => "unknown",
    };
}

public static class Case
{
    public static void Demo1() => Desk.File(PermitRequest.Unknown(3));
    public static void Demo2() => Desk.File(PermitRequest.From(new Company()));
    public static void Demo3() => Desk.Fee(PermitRequest.Unknown(9));
    public static void Demo4() => Desk.Fee(PermitRequest.From(new Person()));
    public static void Demo5() => Desk.Remarks(PermitRequest.From(new Company()));
    public static void Demo6() => Desk.Remarks(PermitRequest.From(new Person()));
    public static void Demo7() => Desk.Archive(PermitRequest.Unknown(9));
}
