export {
  addDemoAccounts,
  createAccount,
  createAccounts,
  type Doer,
  endSessionOf,
  type NewAccount,
  replaceAccount,
  resetPassword,
  resetSecondFactor,
  setDisabled,
  unlockAccount,
} from './accounts.ts';
export { basePath as singleSignOnPath } from './auth.ts';
export { type Caller, type House as Identity, type IdentityEvent, openIdentity } from './identity.ts';
export { changePassword } from './password.ts';
export {
  confirmSecondFactor,
  type Enrolment,
  enrolSecondFactor,
  removeSecondFactor,
  renewBackupCodes,
} from './second-factor.ts';
export { type Recognised, recognise, type Session } from './session.ts';
export { type IdentitySettings, identitySettings } from './settings.ts';
export {
  beginSingleSignOn,
  endSingleSignOn,
  type SignedIn,
  signIn,
  signInSecondStep,
  signOut,
} from './sign-in.ts';
