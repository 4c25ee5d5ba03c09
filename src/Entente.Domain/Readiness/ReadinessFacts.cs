namespace Entente.Domain.Readiness;

/// <summary>What is known of a link when it is asked whether its ratings may count; days are the company's.</summary>
/// <param name="DialogueSignedOn">When the latest dialogue of the two units was signed by both; null where none was.</param>
/// <param name="MeetingsHeld">The share of agreed meetings that were held, from 0 to 1; null where the two units agreed on no cadence, which asks for nothing.</param>
/// <param name="ExpectationSince">When the first expectation of the link came into force; null where none has.</param>
/// <param name="ProviderCourseOn">When whoever answers for the provider finished the introduction course; null where they have not, or nobody answers for it.</param>
/// <param name="CustomerCourseOn">The same of the customer's side.</param>
public sealed record ReadinessFacts(DateOnly? DialogueSignedOn, double? MeetingsHeld, DateOnly? ExpectationSince, DateOnly? ProviderCourseOn, DateOnly? CustomerCourseOn);
