"""Survey forms from the vulnerability framework: XLSForm for ODK, KoboToolbox and SurveyCTO."""
