using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Validation;

/// <summary>What is checked of the messages and methods of a schema. Values only.</summary>
/// <param name="Messages">Messages of which something is checked: those with rules, and those that hold one that has.</param>
/// <param name="Methods">Methods of whose arguments something is checked.</param>
/// <param name="Diagnostics">What is wrong with rules, by file and place.</param>
public sealed record IdlValidation(EquatableArray<MessageRules> Messages, EquatableArray<MethodRules> Methods, EquatableArray<ContractDiagnostic> Diagnostics);

/// <summary>The rules of one message.</summary>
/// <param name="Message">The message.</param>
/// <param name="Fields">Its fields with rules, in the order of their declaration.</param>
/// <param name="Asserts">Rules of the message as a whole, checked last.</param>
public sealed record MessageRules(IdlId Message, EquatableArray<FieldRules> Fields, EquatableArray<ValidationRule> Asserts);

/// <summary>The rules of one method's arguments.</summary>
/// <param name="Service">The service that declares the method.</param>
/// <param name="Method">Name of the method.</param>
/// <param name="Arguments">Its arguments with rules.</param>
public sealed record MethodRules(IdlId Service, string Method, EquatableArray<FieldRules> Arguments);

/// <summary>The rules of one field or argument.</summary>
/// <param name="Field">Its name in the IDL.</param>
/// <param name="Rules">Its rules.</param>
public sealed record FieldRules(string Field, RuleSet Rules);
