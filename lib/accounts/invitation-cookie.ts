/**
 * Holds an invitation's secret between opening its link and having an account: sign-up by password and the way back
 * from an identity provider both bring it along.
 */
export const INVITATION_COOKIE = 'pairpad_invitation';

/** As long as registering at an identity provider may take. */
export const INVITATION_COOKIE_SECONDS = 3600;
