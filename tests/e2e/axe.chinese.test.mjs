import { axeFindsNothing } from './axe.mjs';

axeFindsNothing('zh');
