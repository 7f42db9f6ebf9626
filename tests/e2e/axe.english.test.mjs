import { axeFindsNothing } from './axe.mjs';

axeFindsNothing('en');
