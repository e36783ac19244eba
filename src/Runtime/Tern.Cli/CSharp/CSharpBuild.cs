namespace Tern.Cli;

/// <summary>How a C# project is built before its contracts are read.</summary>
/// <param name="Configuration">Configuration.</param>
/// <param name="Framework">Target framework; <see langword="null"/> for the last one that the project names.</param>
/// <param name="IsSkipped">Whether it was built already.</param>
internal sealed record CSharpBuild(string Configuration, string? Framework, bool IsSkipped);
