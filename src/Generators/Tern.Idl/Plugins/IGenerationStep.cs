namespace Tern.Idl.Plugins;

/// <summary>A step of <c>tern gen</c> that is yours: it receives linked IDL and makes files of it.</summary>
/// <remarks>
/// Build a class library for net9.0 or later that references the package <c>Tern.Generic</c>, which carries this assembly, and give its path to <c>tern gen --plugin</c>. Every public class that
/// implements this interface and has a constructor without parameters is a step; they run in the order of their names, one after the other.
/// </remarks>
public interface IGenerationStep
{
    /// <summary>Makes files. What it throws ends the command with an error that names the step; nothing is written then.</summary>
    /// <param name="context">The IDL, and where files and problems go.</param>
    void Generate(GenerationContext context);
}
